import * as pulumi from "@pulumi/pulumi";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { UserInputs, UserState } from "../provider";
import type { VonageApplication } from "./application";
import type { InputsOf } from "./property";
import { TYPE_PREFIX } from "./address";
import { resourceWith } from "./resource";

/** The application that a user belongs to: the resource, or its id and private key. */
export interface ApplicationOfUser {
  /** The application. It brings its id, and its private key where the stack holds one. */
  application?: VonageApplication;

  /** The application's id, where `application` is not given. */
  applicationId?: Input<string>;

  /**
   * The application's private key, in PEM, which signs the requests about its users. Needed where `application` is not
   * given or has no private key in the stack, because only its public half was given or because it was adopted. Where
   * the stack holds the key of `application`, that one is taken.
   */
  privateKey?: Input<string | undefined>;
}

/** What a program declares of a user. */
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
 * Everything changes in place, but for the application: a user of another application is another user. A user takes the
 * provider of its `application`, unless the option `provider` names another.
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
   * @throws where there is no such user
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
