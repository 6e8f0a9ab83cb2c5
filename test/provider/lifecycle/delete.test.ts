import { describe, expect, test } from "vitest";
import { VonageApiError, VonageUsageError } from "../../../provider/http/errors";
import { resources } from "../../../provider/resources";
import { failureOf } from "../http/service";
import { useAccount } from "./account";

const { Application } = resources;
const account = useAccount();
const made = async (session = account.session()) => {
  const object = await Application.create(session, { name: "shop" });
  account.asked();
  return object;
};

describe("a delete", () => {
  test("deletes by one request", async () => {
    const { id, state } = await made();
    await Application.delete(account.session(), id, state);
    expect(account.asked()).toEqual(["DELETE /v2/applications/{id}"]);
    expect(account.emulator.applications()).toEqual([]);
  });

  test("of an object that another resource of the run holds sends nothing, and says so", async () => {
    const session = account.session();
    const { id, state } = await made(session);
    await Application.delete(session, id, { ...state, __createdAt: 1 });
    expect(account.asked()).toEqual([]);
    expect(account.told).toEqual([
      `info: The application ${id} stays: another resource of this program has taken it over.`,
    ]);
  });

  test.each(["", "gone "])("lets go of the %sobject, so that a later resource with its id is free", async (gone) => {
    const session = account.session();
    const { id, state } = await made(session);
    if (gone) account.emulator.removeApplication(id);
    await Application.delete(session, id, state);
    account.asked();
    await Application.delete(session, id, { ...state, __createdAt: 1 });
    expect(account.asked()[0]).toBe("DELETE /v2/applications/{id}");
  });

  test("that is refused passes the error on unchanged, and keeps hold of the object", async () => {
    const session = account.session();
    const { id, state } = await made(session);
    account.emulator.faults.add({ method: "DELETE", status: 403 });
    expect(await failureOf(Application.delete(session, id, state))).toBeInstanceOf(VonageApiError);
    expect(session.holdings.isHeldByAnother("Application", id, 1)).toBe(true);
  });

  test.each([500, 503])("that is answered with %i says that the object may be gone", async (status) => {
    const { id, state } = await made();
    account.emulator.faults.add({ method: "DELETE", status, body: { title: "Broken.", detail: "It broke." } });
    const error = await failureOf(Application.delete(account.session(), id, state));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe(
      `DELETE /v2/applications/${id}: ${status} Broken: It broke. The application ${id} may be gone nevertheless: run "pulumi refresh" before anything else.`,
    );
  });

  test("whose answer is lost ends its sentence before it says so", async () => {
    const { id, state } = await made();
    account.emulator.faults.add({ method: "DELETE", when: "after", reset: true });
    const { message } = await failureOf(Application.delete(account.session(), id, state));
    expect(message).toMatch(/[^.]\. The application .* may be gone nevertheless/);
  });

  test("with the state of another account sends nothing", async () => {
    const { id, state } = await made();
    const other = account.session({}, { apiKey: "another" });
    expect((await failureOf(Application.delete(other, id, state))).message).toMatch(
      new RegExp(`^The application ${id} belongs to account`),
    );
    expect(account.asked()).toEqual([]);
  });
});
