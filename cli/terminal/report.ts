import type { Plan } from "../program/plan";
import { table } from "./table";
import type { Terminal } from "./terminal";

/** What a machine is told of a plan. No secret is in it. */
export function planAnswer({ resources, secrets, notes }: Plan) {
  return {
    resources: resources.map(({ type, id, title, logicalName, identifier }) => ({
      type,
      id,
      name: title,
      logicalName,
      identifier,
    })),
    secrets: secrets.map(({ key, meaning }) => ({ key, meaning })),
    notes,
  };
}

/** Shows a person what will be declared, from where its secrets come, and what to mind. */
export function showPlan({ resources, secrets, notes }: Plan, { say, paint }: Terminal): void {
  const rows = resources.map(({ type, id, title, logicalName }) => [type, title, id, logicalName]);
  const head = ["TYPE", "NAME ON THE SERVICE", "ID", "NAME IN PULUMI"].map((word) => paint.bold(word));
  if (rows.length > 0) say(table(head, rows));
  if (secrets.length > 0) {
    say("\nSecrets, to be kept in the stack's configuration:");
    for (const { key, meaning } of secrets) say(`  ${key}: ${meaning}`);
  }
  if (notes.length > 0) say("");
  for (const note of notes) say(`${paint.yellow("note:")} ${note}`);
}

/** `1 application and 3 users`. */
export function counted(resources: Plan["resources"]): string {
  const many = (noun: string, count: number) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);
  const applications = resources.filter(({ type }) => type === "Application").length;
  const users = resources.length - applications;
  if (users === 0) return many("application", applications);
  if (applications === 0) return many("user", users);
  return `${many("application", applications)} and ${many("user", users)}`;
}
