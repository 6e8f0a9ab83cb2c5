// The class VonageNumber.
import * as pulumi from "@pulumi/pulumi";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { NumberInputs, NumberState } from "../provider";
import { schemaOf } from "../provider/schema";
import { warningsOf } from "../provider/schema/warnings";
import { TYPE_PREFIX } from "./address";
import type { VonageApplication } from "./application";
import type { InputsOf } from "./property";
import { resourceWith } from "./resource";

/** The inputs of a phone number. Properties that are left out are not managed, and stay as they are. */
export interface VonageNumberArgs extends InputsOf<NumberInputs> {
  /** The application that the number is linked to. Give either it or `applicationId`. */
  application?: VonageApplication;
}

/**
 * A phone number that the account owns, and the targets of its calls and messages.
 *
 * It costs money: `purchase: true` buys a number that the account does not own. Deleting the resource unlinks the
 * number and keeps it in the account, unless `cancelOnDelete: true` cancels it. A number takes the provider of its
 * `application`, unless the option `provider` names another.
 */
export class VonageNumber extends resourceWith<NumberState>() {
  constructor(name: string, args: VonageNumberArgs, opts?: CustomResourceOptions) {
    const { application, ...inputs } = args;
    if (application && args.applicationId !== undefined)
      throw new Error(`VonageNumber "${name}": give either application or applicationId, not both.`);
    super(
      "Number",
      name,
      { ...inputs, applicationId: application?.id ?? args.applicationId, __urn: urnOf(name) },
      besides(application, opts),
    );
    if (args.cancelOnDelete !== undefined) this.#tellOfCancelling(args.cancelOnDelete);
  }

  /** Warns early that a deletion will cancel the number. A preview of the deletion could not, because it does not ask the provider. */
  #tellOfCancelling(cancelOnDelete: Input<boolean | undefined>): void {
    pulumi.all({ cancelOnDelete, country: this.country, msisdn: this.msisdn }).apply((inputs) => {
      for (const text of warningsOf(inputs, schemaOf("NumberInputs"))) void pulumi.log.warn(text, this);
    });
  }

  /**
   * Reads a number that is managed elsewhere, by its id.
   * @throws if the account does not own the number
   */
  static get(name: string, id: Input<string>, opts?: CustomResourceOptions): VonageNumber {
    return new VonageNumber(name, {} as VonageNumberArgs, { ...opts, id });
  }
}

/**
 * The urn of a number without the types of its parents. The engine tells a dynamic provider no urn. With this one it knows
 * the number that is deleted, and the number that takes its place, as one resource.
 */
function urnOf(name: string): string {
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${TYPE_PREFIX}Number::${name}`;
}

/** A number takes the provider of its application, because both are in one account. */
function besides(application: VonageApplication | undefined, opts?: CustomResourceOptions): CustomResourceOptions {
  const inherited = application?.getProvider(`${TYPE_PREFIX}Number`);
  return inherited && !opts?.provider ? { ...opts, provider: inherited } : { ...opts };
}
