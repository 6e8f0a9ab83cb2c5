// Compares all resources of a stack with the service.
import type { Session } from "../../provider/session";
import { resources, type ResourceName } from "../../provider/resources";
import { reasonOf } from "../failure";
import { resourceOfType } from "../pulumi/host";
import { settingsOf } from "../pulumi/providers";
import type { Pulumi } from "../pulumi/pulumi";
import { readStack, type StackResource } from "../pulumi/stack";
import { eachWithProgress } from "../terminal/progress";
import { compare, type Comparison } from "./comparison";
import { sessionFor, settingsIn } from "./connection";

/** The result for one resource. */
export interface Finding extends Comparison {
  /** The stack, as `--stack` names it. Absent if only one stack is compared. */
  readonly stack?: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  /** Why it could not be compared. */
  readonly error?: string;
}

/** Compares every resource of a stack with the service, and changes neither. */
export async function findingsOf(pulumi: Pulumi, warn: (text: string) => void): Promise<Finding[]> {
  const { settings, resources: all } = await readStack(pulumi, { showSecrets: true });
  const ours = all.flatMap((kept) => {
    const found = resourceOfType(kept.type);
    return found ? [{ type: found.name, kept }] : [];
  });

  const sessions = new Map<string, Promise<Session>>();
  const sessionOf = ({ provider }: StackResource): Promise<Session> => {
    const open = async () => sessionFor(settingsOf(provider, all, settingsIn(settings)), warn);
    const session = sessions.get(provider) ?? open();
    sessions.set(provider, session);
    return session;
  };
  await rememberAll(ours, sessionOf);
  return eachWithProgress("Resources", ours, async ({ type, kept }): Promise<Finding> => {
    const { name, id } = kept;
    try {
      return { type, name, id, ...(await compare(type, await sessionOf(kept), kept)) };
    } catch (error) {
      return { type, name, id, differences: [], undeclarable: [], error: reasonOf(error) };
    }
  });
}

/** Users are read with the key of their application, which the state of the application may hold. */
async function rememberAll(
  ours: readonly { readonly type: ResourceName; readonly kept: StackResource }[],
  sessionOf: (one: StackResource) => Promise<Session>,
): Promise<void> {
  for (const { type, kept } of ours) {
    const session = await sessionOf(kept).catch(() => undefined);
    // If there is no session, the comparison reports the reason.
    if (session) resources[type].remember(session, kept.id, kept.outputs);
  }
}
