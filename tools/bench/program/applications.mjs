// Declares the resources of the package.
import { VonageApplication } from "pulumi-vonage";
import { applicationArgs, declareAll } from "./declare.mjs";

declareAll((name, address) => {
  new VonageApplication(name, applicationArgs(address));
});
