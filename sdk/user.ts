// The class VonageUser.
import * as pulumi from "@pulumi/pulumi";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { UserInputs, UserState } from "../provider";
import type { VonageApplication } from "./application";
import type { InputsOf } from "./property";
import { TYPE_PREFIX } from "./address";
import { resourceWith } from "./resource";

/** The application that a user belongs to: the resource, or its id and private key. */
export interface ApplicationOfUser {
  /** The application. The user takes its id, and its private key if the stack holds one. */
  application?: VonageApplication;

  /** The application's id, if `application` is not given. */
  applicationId?: Input<string>;

  /**
   * The application's private key, in PEM. It signs the requests about its users. It is required without `application`,
   * or if the stack holds no private key of `application`, because that was adopted or has only a public key. Otherwise
   * the key in the stack is used.
   */
  privateKey?: Input<string | undefined>;
}

/** The inputs of a user. */
export interface VonageUserArgs
  extends ApplicationOfUser, Omit<InputsOf<UserInputs>, "name" | "applicationId" | "privateKey"> {
  /**
   * The user's name, unique in the application. It must not be `me`, nor begin with `USR-`.
   * @default the resource's logical name
   */
  name?: Input<string>;
}

/**
 * A user of a Vonage application: someone who takes part in its conversations and calls.
 *
 * Every change is made in place, except a change of the application, which replaces the user. A user takes the provider
 * of its `application`, unless the option `provider` names another.
 */
export class VonageUser extends resourceWith<UserState>() {
  constructor(name: string, args: VonageUserArgs, opts?: CustomResourceOptions) {
    const { application, ...inputs } = args;
    super(
      "User",
      name,
      { ...inputs, ...applicationOf(name, args), name: args.name ?? name },
      besides(application, opts),
    );
  }

  /**
   * Reads a user that is managed elsewhere, by its id.
   * @throws if there is no such user
   */
  static get(
    name: string,
    id: Input<string>,
    application: ApplicationOfUser,
    opts?: CustomResourceOptions,
  ): VonageUser {
    return new VonageUser(name, application, { ...opts, id });
  }
}

/** A user takes the provider of its application, because both are in one account. */
function besides(application: VonageApplication | undefined, opts?: CustomResourceOptions): CustomResourceOptions {
  const inherited = application?.getProvider(`${TYPE_PREFIX}User`);
  // Names are unique in an application, so a replacement must delete the old user first.
  const replaced = { deleteBeforeReplace: true, ...opts };
  return inherited && !opts?.provider ? { ...replaced, provider: inherited } : replaced;
}

function applicationOf(name: string, { application, applicationId, privateKey }: ApplicationOfUser) {
  if (application && applicationId !== undefined) {
    throw new Error(`VonageUser "${name}": give either application or applicationId, not both.`);
  }
  return { applicationId: application?.id ?? applicationId, privateKey: newestKey(application, privateKey) };
}

/** The application's key in the stack comes first, because a key in the program may have been rotated since. */
function newestKey(application: VonageApplication | undefined, given: ApplicationOfUser["privateKey"]) {
  if (!application || given === undefined) return given ?? application?.privateKey;
  return pulumi.all([application.privateKey, given]).apply(([own, other]) => own ?? other);
}
