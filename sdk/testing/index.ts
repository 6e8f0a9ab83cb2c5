// The public face of pulumi-vonage/testing.
export { runProgram, type ProgramRun, type RunProgramOptions } from "./run";
export { vonageMocks, type MockedResource, type VonageMocks, type VonageMocksOptions } from "./mocks";
export type { GivenApplication, GivenNumber, GivenNumberForSale, GivenUser } from "./given";
