import * as pulumi from "@pulumi/pulumi";
import * as vonage from "@pulumi-vonage/vonage";

/** A shop's application, one of its users, its number, and an application in a partner's account. */
export function shop() {
  const config = new pulumi.Config("shop");

  const application = new vonage.Application("shop", {
    name: "Shop",
    capabilities: {
      voice: {
        webhooks: {
          answerUrl: {
            address: config.require("answerUrl"),
            httpMethod: vonage.HttpMethod.Get,
            connectTimeout: 500,
          },
          eventUrl: { address: "https://shop.example.com/events" },
        },
        region: "eu-west",
        conversationsTtl: 12,
      },
      messages: {
        webhooks: {
          inboundUrl: { address: "https://shop.example.com/inbound" },
          statusUrl: { address: "https://shop.example.com/status" },
        },
      },
    },
  });

  const alice = new vonage.User("alice", {
    applicationId: application.applicationId,
    privateKey: application.privateKey.apply((key) => key ?? ""),
    displayName: "Alice",
    channels: { sms: [{ number: "447700900000" }] },
  });

  const line = new vonage.Number("line", {
    country: "GB",
    msisdn: "447700900000",
    applicationId: application.applicationId,
    // It costs money from the purchase to the cancellation.
    purchase: true,
    cancelOnDelete: true,
  });

  const partner = new vonage.Provider("partner", {
    apiKey: config.require("partnerApiKey"),
    apiSecret: config.requireSecret("partnerApiSecret"),
    // An explicit provider takes nothing from the stack's configuration.
    baseUrl: config.get("partnerUrl"),
  });
  const theirs = new vonage.Application("theirs", { name: "Theirs" }, { provider: partner });

  const found = vonage.getApplicationOutput({ id: application.applicationId });

  const id = config.get("existing");
  return {
    applicationId: application.applicationId,
    answerUrl: application.capabilities.apply((all) => all?.voice?.webhooks?.answerUrl?.address),
    found: found.name,
    privateKey: application.privateKey,
    userId: alice.userId,
    numberId: line.numberId,
    theirs: theirs.applicationId,
    ...(id && { existing: vonage.Application.get("existing", id).name }),
  };
}
