// An application that receives messages and their status.
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication } from "pulumi-vonage";

const webhooks = new pulumi.Config().require("webhooks");

const inbox = new VonageApplication("inbox", {
  capabilities: {
    messages: {
      version: "v1",
      authenticateInboundMedia: true,
      webhooks: {
        inboundUrl: { address: `${webhooks}/inbound` },
        statusUrl: { address: `${webhooks}/status` },
      },
    },
  },
});

export const applicationId = inbox.applicationId;
export const privateKey = inbox.privateKey;
