// A voice application with a menu, and its phone number.
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageNumber } from "pulumi-vonage";

const config = new pulumi.Config();
const webhooks = config.require("webhooks");
const [country = "", msisdn = ""] = config.require("number").split("/");

const ivr = new VonageApplication("ivr", {
  name: "IVR",
  capabilities: {
    voice: {
      webhooks: {
        // A caller hears nothing until this answers with the menu. So the timeouts are short, and then the fallback is
        // used.
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

// Callers of this number hear the menu. It is bought only with `purchase`, and then costs money.
const line = new VonageNumber("line", {
  country,
  msisdn,
  purchase: config.requireBoolean("purchase"),
  application: ivr,
});

export const applicationId = ivr.applicationId;
export const phoneNumber = line.msisdn;
export const capabilities = ivr.capabilities;
