// One application for each environment.
import * as pulumi from "@pulumi/pulumi";
import { RandomId, RandomPet } from "@pulumi/random";
import { VonageApplication } from "pulumi-vonage";

const environments = new pulumi.Config().requireObject<string[]>("environments");

function applicationFor(environment: string): VonageApplication {
  // Names of applications need not be unique, so a distinctive name helps readers of the dashboard.
  const pet = new RandomPet(environment, { prefix: environment });
  // An unguessable part of the path keeps strangers from finding the webhooks.
  const path = new RandomId(environment, { byteLength: 8 });
  const webhooks = pulumi.interpolate`https://${environment}.example.com/${path.hex}`;

  return new VonageApplication(environment, {
    name: pet.id,
    capabilities: {
      voice: {
        webhooks: {
          answerUrl: { address: pulumi.interpolate`${webhooks}/answer` },
          eventUrl: { address: pulumi.interpolate`${webhooks}/events` },
        },
        conversationsTtl: environment === "production" ? 48 : 1,
      },
    },
  });
}

const applications = environments.map((environment) => [environment, applicationFor(environment)] as const);

export const applicationIds = Object.fromEntries(
  applications.map(([name, { applicationId }]) => [name, applicationId]),
);
export const names = Object.fromEntries(applications.map(([environment, { name }]) => [environment, name]));
