// The application that signs the look-up of a user.
import { privateKeyOf } from "../schema/pem";

// A type, because an interface cannot be assigned to properties with any keys.
/** The application that signs the look-up of a user. */
export type Signatory = {
  readonly applicationId: string;
  readonly privateKey?: string;
};

/** The problems with the key that signs the requests. */
export function keyReasons({ applicationId, privateKey }: Signatory): string[] {
  if (privateKey === undefined || privateKeyOf(privateKey) !== undefined) return [];
  return [
    `privateKey must be the private key of application ${applicationId}, in PEM without a passphrase: it signs the requests about its users`,
  ];
}

/** The same, with the key in its canonical spelling. */
export function signatoryOf({ applicationId, privateKey }: Signatory): Signatory {
  return { applicationId, privateKey: privateKey && privateKeyOf(privateKey) };
}
