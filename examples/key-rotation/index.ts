// An application with a new key pair every month.
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageUser } from "pulumi-vonage";

/** The first deployment of a month rotates the key, and the others leave it alone. */
const period = new pulumi.Config().get("period") || new Date().toISOString().slice(0, "2027-01".length);

const backend = new VonageApplication("backend", {
  keyTriggers: [period],
  capabilities: { rtc: {} },
});

// The requests about this user are signed with the application's key, so the user follows the rotation.
const alice = new VonageUser("alice", { application: backend, displayName: "Alice" });

export const keyOf = period;
export const applicationId = backend.applicationId;
export const publicKey = backend.publicKey;
export const privateKey = backend.privateKey;
export const userId = alice.userId;
