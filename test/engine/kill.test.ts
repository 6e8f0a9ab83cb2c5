import { join } from "node:path";
import { tmpdir } from "node:os";
import { status } from "@grpc/grpc-js";
import { expect, test } from "vitest";
import { killDeployment } from "./kill";

test("a killed deployment in this process does not fail another run", async () => {
  killDeployment(join(tmpdir(), "no deployment runs here"));
  const heard: unknown[] = [];
  const listener = (reason: unknown) => void heard.push(reason);
  process.on("unhandledRejection", listener);
  try {
    void Promise.reject(Object.assign(new Error("14 UNAVAILABLE"), { code: status.UNAVAILABLE }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual([]);
  } finally {
    process.off("unhandledRejection", listener);
  }
});
