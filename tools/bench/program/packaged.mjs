// Declares resources of a packaged plugin, with a class like those of the SDKs.
import { CustomResource } from "@pulumi/pulumi";
import { applicationArgs, declareAll } from "./declare.mjs";

const outputs = { applicationId: undefined, privacy: undefined, privateKey: undefined, keyTriggers: undefined };

class Application extends CustomResource {
  constructor(name, inputs) {
    const type = `${process.env.BENCH_PACKAGE}:index:Application`;
    super(type, name, { ...outputs, ...inputs }, { additionalSecretOutputs: ["privateKey"] });
  }
}

declareAll((name, address) => {
  new Application(name, { name, ...applicationArgs(address) });
});
