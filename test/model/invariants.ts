// The invariants of random histories.
import type { Emulator, JournalEntry } from "vonage-emulator";
import { publicHalfOf } from "../../provider/schema/pem";
import { propertiesOf, schemaOf } from "../../provider/schema";
import { meaningOf } from "../contract/meaning";
import { missing } from "../contract/missing";
import { spelled } from "../contract/spelling";
import { leaksIn } from "../contract/texts";
import type { KeyPair } from "../contract/world";
import { addressOf, idOf, numbersOf, settingsIn, settingsOf } from "./numbers";
import {
  applicationOf,
  declaredIn,
  isApplication,
  isUser,
  linkOf,
  nameOf,
  passwords,
  videoSecrets,
  type DeclaredApplication,
  type DeclaredNumber,
  type DeclaredUser,
} from "./program";
import { objectsOf, publicKeyIn, type Held } from "./service";
import type { Declaration, Failure, Kept, Stack } from "./stack";
import { Violation } from "./violation";

/**
 * The invariants after any schedule of faults. (a) The service holds as many objects as the stack has resources. (b)
 * The service holds what the program declares. (c) The next preview is empty. (d) No effective POST is sent twice. (e)
 * No output, error, request or plain state contains a secret. `Ownership` and `Standing` add the invariants of phone
 * numbers. Each check throws a `Violation` that says what is wrong.
 */
export class Invariants {
  /** Unmodelled values that someone else has added, by the object's id. */
  readonly strange = new Map<string, string>();

  constructor(
    private readonly emulator: Emulator,
    private readonly stack: Stack,
    private readonly pairs: readonly KeyPair[],
  ) {}

  /** Checks a stack after the faults have ended and everything was repaired. */
  async expectAllWell(declaration: Declaration): Promise<void> {
    const declared = declaredIn(declaration.program);
    const [held, kept] = [objectsOf(this.emulator), await this.stack.kept()];
    const bySlot = new Map(kept.map((one) => [one.slot, one]));
    same([...bySlot.keys()].sort(), declared.map(({ slot }) => slot).sort(), "(a) resources in the state");
    const made = kept.filter(({ type }) => type !== "Number");
    same(held.map(({ id }) => id).sort(), made.map(({ id }) => id).sort(), "(a) objects on the service");

    for (const one of declared) {
      const { id, outs } = bySlot.get(one.slot)!;
      if (!isApplication(one) && !isUser(one)) {
        this.#expectNumber(one, id, bySlot.get(linkOf(one, declaration.program)?.slot ?? ""));
        continue;
      }
      const object = held.find((each) => each.id === id);
      same(missing(object?.wire, this.#wireOf(one)), [], `(b) what the service holds of ${one.slot}`);
      if (!isApplication(one)) {
        const home = bySlot.get(applicationOf(one, declaration.program).slot);
        same(object?.home, home?.id, `(b) the application of ${one.slot}`);
      } else {
        same(publicKeyIn(object?.wire), outs.publicKey, `(b) the key of ${one.slot}`);
        if (typeof outs.privateKey === "string")
          same(publicHalfOf(outs.privateKey), outs.publicKey, `(b) the halves of the key of ${one.slot}`);
      }
    }
    for (const { id, name, wire } of held)
      same(wire.strange, this.strange.get(id), `(b) what someone else has left in ${name}`);
    same(await this.stack.changes(declaration), [], "(c) what a preview would do");
    await this.expectNoSecretIn(await this.stack.plainState(), "the plain text of the state");
  }

  /** Checks one operation only, because an operator may have deleted what an earlier one has left. */
  expectNoDuplicates(journal: readonly JournalEntry[]): void {
    const created = journal.filter(({ committed, ...request }) => committed && isCreate(request));
    const names = created.map(({ body, applicationId = "the account" }) => `${nameIn(body)} in ${applicationId}`);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) throw new Violation(`(d) more than one effective POST of ${twice}`);
  }

  /** Checks that the service never received a private key, and has no errors of its own. */
  expectDecent(journal: readonly JournalEntry[]): void {
    same(
      journal.flatMap(({ error }) => error ?? []),
      [],
      "errors of the emulator itself",
    );
    const told = journal.filter(
      ({ path, body }) =>
        path.startsWith("/v2/applications") && /private_?key|"public_key":"\*/i.test(JSON.stringify(body ?? "")),
    );
    same(
      told.map(({ method, path }) => `${method} ${path}`),
      [],
      "(e) requests with a private key",
    );
  }

  async expectNoSecretIn(text: string, where: string): Promise<void> {
    const own = this.pairs.map(({ privateKey }) => privateKey);
    const made = await this.stack.secrets();
    const leaks = leaksIn(text, [this.emulator.apiSecret, ...own, ...made, ...passwords, ...videoSecrets]);
    if (leaks.length > 0) throw new Violation(`(e) a secret in ${where}: ${leaks.map(shortened).join(", ")}`);
  }

  expectNone(failures: readonly Failure[], what: string): void {
    const texts = failures.map(({ slot, message }) => `${slot}: ${message}`);
    same(texts, [], `failures of ${what} although everything works`);
  }

  expectNothingLeft(held: readonly Held[]): void {
    same(
      held.map(({ type, name }) => `${type} ${name}`),
      [],
      "(a) what is left after the end",
    );
  }

  #expectNumber(declared: DeclaredNumber, id: string, home: Kept | undefined): void {
    same(id, idOf(addressOf(declared)), `the id of ${declared.slot}`);
    const wire = numbersOf(this.emulator).find((number) => number.id === id)?.wire;
    if (!wire) throw new Violation(`(a) the account does not own ${declared.slot}`);
    same(
      missing(settingsOf(wire), settingsIn(declared, home?.id)),
      [],
      `(b) what the service holds of ${declared.slot}`,
    );
    const { smppSystemType } = declared.rest;
    if (smppSystemType !== undefined) same(wire.moSmppSysType, smppSystemType, `(b) the SMPP type of ${declared.slot}`);
  }

  /** The declarations of a program in the spelling of the service. */
  #wireOf(declared: DeclaredApplication | DeclaredUser): unknown {
    const own = isApplication(declared) && "own" in declared.keys ? this.pairs[declared.keys.own] : undefined;
    const inputs = { ...declared.rest, name: nameOf(declared), ...(own && { publicKey: own.publicKey }) };
    const schema = schemaOf(isApplication(declared) ? "ApplicationInputs" : "UserInputs");
    const sent = Object.entries(inputs).filter(([key]) => !propertiesOf(schema)?.[key]?.local);
    return spelled(meaningOf(Object.fromEntries(sent), schema), schema);
  }
}

export function isCreate({ method, path }: Pick<JournalEntry, "method" | "path">): boolean {
  return method === "POST" && /^\/(v2\/applications|v1\/users|number\/buy)$/.test(path);
}

function nameIn(body: JournalEntry["body"]): string {
  const { name, msisdn } = body as { name?: unknown; msisdn?: unknown };
  return JSON.stringify(name ?? msisdn);
}

/** Shows only the first letters of a key. They are enough to find it. */
function shortened(secret: string): string {
  return secret.length > 60 ? `${secret.slice(0, 60)}…` : secret;
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Violation(`${what}: ${is} instead of ${should}`);
}
