import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageProvider, VonageUser } from "pulumi-vonage";

const config = new pulumi.Config();

// The stack's own configuration, or the environment, says which account this one is in.
const ours = new VonageApplication("ours", { capabilities: { rtc: {} } });
const alice = new VonageUser("alice", { application: ours });

const partner = new VonageProvider("partner", {
  apiKey: config.require("partnerApiKey"),
  apiSecret: config.requireSecret("partnerApiSecret"),
  // A provider of your own takes nothing from the stack's configuration, so it is told where the service is.
  baseUrl: new pulumi.Config("vonage").get("baseUrl"),
});

const theirs = new VonageApplication("theirs", { capabilities: { rtc: {} } }, { provider: partner });
const bob = new VonageUser("bob", { application: theirs });

export const applicationIds = { ours: ours.applicationId, theirs: theirs.applicationId };
export const userIds = { alice: alice.userId, bob: bob.userId };
