import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { application, user } from "../subjects";
import { settingsFor } from "../world";

const second = { apiKey: "second-key", apiSecret: "second-secret" };
describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  beforeAll(async () => void (world = await startHostedWorld(kind, { accounts: [second] })));
  afterAll(() => world.stop());

  test("two accounts in one process live through everything, interleaved, and never mix", async () => {
    const accounts = [world.emulator, second];
    const stacks = await Promise.all(
      accounts.map(async (account) => {
        const settings = settingsFor({ ...account, url: world.emulator.url });
        const [applications, users] = await Promise.all([
          world.host("Application", settings),
          world.host("User", settings),
        ]);
        return { shop: new Life(applications), ada: new Life(users), fresh: users };
      }),
    );
    const [first, other] = stacks as [(typeof stacks)[number], (typeof stacks)[number]];
    const both = async (work: (stack: (typeof stacks)[number]) => Promise<unknown>) =>
      void (await Promise.all(stacks.map(work)));
    const ada = ({ shop }: (typeof stacks)[number], displayName: string) => ({
      name: "ada",
      displayName,
      applicationId: shop.kept!.id,
      privateKey: shop.kept!.outs.privateKey,
    });

    await both(({ shop }) => shop.up({ name: "shop", keyTriggers: [1] }));
    await both((stack) => stack.ada.up(ada(stack, "one")));
    expect(first.shop.kept!.outs.__account).not.toBe(other.shop.kept!.outs.__account);
    expect(world.emulator.applications(second.apiKey).map(({ id }) => id)).toEqual([other.shop.kept!.id]);

    // One account rotates a key while the other one changes and refreshes.
    const oldKey = first.ada.kept!;
    await Promise.all([
      first.shop.up({ name: "shop", keyTriggers: [2] }),
      other.ada.up(ada(other, "two")),
      other.shop.refresh(),
    ]);
    // The user's state has the old key. The session of its account knows the new one.
    expect(first.ada.kept).toBe(oldKey);
    await both((stack) => stack.ada.refresh());
    expect(world.emulator.users(other.shop.kept!.id)).toMatchObject([{ display_name: "two" }]);

    // A state of one account is refused by the session of the other, before any request.
    const before = world.emulator.journal().length;
    const crossed = Object.assign(new Life(other.fresh), { kept: first.ada.kept });
    await expect(crossed.refresh()).rejects.toThrow(/belongs to account/);
    await expect(crossed.destroy()).rejects.toThrow(/belongs to account/);
    expect(world.emulator.journal()).toHaveLength(before);

    // A destroy is its own run. It takes the new key from the state, after a whole deployment has written it there.
    await first.ada.up(ada(first, "one"));
    await both(({ ada: each }) => each.destroy());
    await both(({ shop }) => shop.destroy());
    expect(world.emulator.applications(second.apiKey)).toEqual([]);
    expect([...application.all(world), ...user.all(world)]).toEqual([]);
  });
});
