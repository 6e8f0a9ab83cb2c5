// An application that hands its private key to another resource.
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication } from "pulumi-vonage";
import { SecretFile } from "./secret-file";

const config = new pulumi.Config();

const backend = new VonageApplication("backend", {
  keyTriggers: [config.require("period")],
  capabilities: { voice: { webhooks: { answerUrl: { address: "https://backend.example.com/answer" } } } },
});

// In your program, use the secret store of your cloud, a Kubernetes secret or a variable of your pipeline instead.
const keyFile = new SecretFile("key", {
  path: resolve(config.require("keyFile")),
  contents: backend.privateKey,
});

export const applicationId = backend.applicationId;
export const privateKeyFile = keyFile.path;
