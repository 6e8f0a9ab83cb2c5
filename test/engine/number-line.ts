// One phone number in a stack of the real engine, declared through either host.
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { Emulator } from "vonage-emulator";
import type { VonageNumberArgs } from "../../sdk";
import { pluginProject } from "./plugin-project";
import { sdk, setting } from "./setting";
import type { EngineStack } from "./stack";

/** An application that numbers can be linked to. */
export const shop = { id: "0d3c1f5a-7b1e-4c39-9a52-5d0f0c9e1a01", name: "shop" };

/** The two numbers that the account owns, by their digits. */
export const [FIRST, SECOND] = ["447700900000", "447700900001"] as const;

/** A number that the deletion of its resource cancels, linked to the application. */
export const linked = (msisdn: string) => ({ country: "GB", msisdn, cancelOnDelete: true, applicationId: shop.id });

type Options = Pick<CustomResourceOptions, "deleteBeforeReplace" | "protect" | "replaceOnChanges" | "retainOnDelete">;
type Declare = (properties: VonageNumberArgs | undefined, options?: Options) => void;

export interface Line {
  readonly emulator: Emulator;
  readonly stack: EngineStack;
  /** The program of the next operation: the number with these properties, or nothing. */
  readonly declare: Declare;
  /** The numbers that the account owns, each with the application that it is linked to. */
  owned(): Record<string, unknown>;
  /** The requests to a path of the Numbers API since the journal was cleared. */
  asked(path: string): unknown[];
  /** The text of the state. */
  state(): Promise<string>;
  /** Gives the account its two numbers, deploys the first one, and then forgets all requests. */
  begin(): Promise<void>;
  end(): Promise<void>;
}

const quick = { "vonage:numbersRequestsPerSecond": "100", "vonage:consistencyWindow": "0" };

interface LineHost {
  readonly host: string;
  /**
   * The effect of the option replaceOnChanges on an update. A dynamic provider does not tell Pulumi which properties
   * change.
   */
  readonly replaceOnChanges: "replace" | "update";
  readonly line: () => Promise<Line>;
}

export const hosts: readonly LineHost[] = [
  {
    host: "dynamic",
    replaceOnChanges: "update",
    line: async () => {
      const made = await setting(() => Promise.resolve(), { seed: [shop] }, { config: quick });
      const declare: Declare = (properties, options) =>
        made.stack.setProgram(async () => {
          if (properties) new sdk.VonageNumber("line", properties, options);
          return Promise.resolve();
        });
      return lineOf({ ...made, declare });
    },
  },
  {
    host: "plugin",
    replaceOnChanges: "replace",
    line: async () => {
      const made = await pluginProject({}, { seed: [shop] });
      await made.stack.setConfig(quick);
      const declare: Declare = (properties, options) =>
        made.write(properties ? { line: { type: "vonage:Number", properties, options } } : {});
      return lineOf({ ...made, declare });
    },
  },
];

function lineOf(made: Pick<Line, "emulator" | "stack" | "declare" | "end">): Line {
  const { emulator, stack, declare } = made;
  const owned = () =>
    Object.fromEntries(emulator.numbers.owned().map(({ msisdn, app_id: app }) => [msisdn as string, app]));
  const begin = async () => {
    emulator.reset();
    for (const msisdn of [FIRST, SECOND]) emulator.numbers.give(emulator.apiKey, { country: "GB", msisdn });
    declare(linked(FIRST));
    await stack.up();
    emulator.clearJournal();
  };
  return {
    ...made,
    owned,
    asked: (path) => emulator.journal().filter((request) => request.path === path),
    state: async () => JSON.stringify(await stack.export()),
    begin,
  };
}
