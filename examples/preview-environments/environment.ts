import { VonageApplication } from "pulumi-vonage";

/** What one pull request has on Vonage. */
export function declareEnvironment(stackName: string) {
  const host = `https://${stackName}.preview.example.com`;
  // All environments are in one account: the name says whose this is.
  const application = new VonageApplication("shop", {
    name: `shop ${stackName}`,
    capabilities: {
      voice: {
        webhooks: { answerUrl: { address: `${host}/answer` }, eventUrl: { address: `${host}/events` } },
        // Nothing of a pull request is needed for long.
        conversationsTtl: 1,
        legPersistenceTime: 1,
      },
    },
  });
  return { applicationId: application.applicationId, privateKey: application.privateKey };
}
