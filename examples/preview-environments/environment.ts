// The Pulumi program of one pull request.
import { VonageApplication } from "pulumi-vonage";

/** The objects of one pull request on Vonage. */
export function declareEnvironment(stackName: string) {
  const host = `https://${stackName}.preview.example.com`;
  // All environments are in one account, so the name contains the pull request.
  const application = new VonageApplication("shop", {
    name: `shop ${stackName}`,
    capabilities: {
      voice: {
        webhooks: { answerUrl: { address: `${host}/answer` }, eventUrl: { address: `${host}/events` } },
        // The environment of a pull request exists only for a short time.
        conversationsTtl: 1,
        legPersistenceTime: 1,
      },
    },
  });
  return { applicationId: application.applicationId, privateKey: application.privateKey };
}
