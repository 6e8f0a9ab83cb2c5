import { privateKeyOf } from "../schema/pem";

// An interface would not do as properties, which have any keys.
/** The application in whose name users are looked up. */
export type Signatory = {
  readonly applicationId: string;
  readonly privateKey?: string;
};

/** What is wrong with the key that shall sign the requests. */
export function keyReasons({ applicationId, privateKey }: Signatory): string[] {
  if (privateKey === undefined || privateKeyOf(privateKey) !== undefined) return [];
  return [
    `privateKey must be the private key of application ${applicationId}, in PEM without a passphrase: the service lets nobody else look at its users`,
  ];
}

/** The same with the key in its one spelling. */
export function signatoryOf({ applicationId, privateKey }: Signatory): Signatory {
  return { applicationId, privateKey: privateKey && privateKeyOf(privateKey) };
}
