// An application with a user in each of two accounts.
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageProvider, VonageUser } from "pulumi-vonage";

const config = new pulumi.Config();

// This one is in the account of the stack's configuration or of the environment.
const ours = new VonageApplication("ours", { capabilities: { rtc: {} } });
const alice = new VonageUser("alice", { application: ours });

const partner = new VonageProvider("partner", {
  apiKey: config.require("partnerApiKey"),
  apiSecret: config.requireSecret("partnerApiSecret"),
  // An explicit provider takes nothing from the stack's configuration, so it needs the address of the service.
  baseUrl: new pulumi.Config("vonage").get("baseUrl"),
});

const theirs = new VonageApplication("theirs", { capabilities: { rtc: {} } }, { provider: partner });
const bob = new VonageUser("bob", { application: theirs });

export const applicationIds = { ours: ours.applicationId, theirs: theirs.applicationId };
export const userIds = { alice: alice.userId, bob: bob.userId };
