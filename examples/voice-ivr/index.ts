import * as pulumi from "@pulumi/pulumi";
import { VonageApplication } from "pulumi-vonage";

const webhooks = new pulumi.Config().require("webhooks");

const ivr = new VonageApplication("ivr", {
  name: "IVR",
  capabilities: {
    voice: {
      webhooks: {
        // A caller listens to silence until this answers with the menu: so give up early, and ask the fallback.
        answerUrl: {
          address: `${webhooks}/menu`,
          httpMethod: "GET",
          connectTimeout: 500,
          socketTimeout: 2000,
        },
        fallbackAnswerUrl: { address: `${webhooks}/sorry`, httpMethod: "GET" },
        eventUrl: { address: `${webhooks}/events`, httpMethod: "POST", socketTimeout: 10000 },
      },
      signedCallbacks: true,
      region: "eu-west",
      conversationsTtl: 2,
      legPersistenceTime: 14,
    },
  },
});

export const applicationId = ivr.applicationId;
export const capabilities = ivr.capabilities;
