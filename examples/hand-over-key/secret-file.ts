import { rmSync, writeFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";

export interface SecretFileArgs {
  /** Where the file is, from the root. */
  path: pulumi.Input<string>;
  /** What is in it. Kept as a secret. */
  contents: pulumi.Input<string | undefined>;
}

interface State {
  readonly path: string;
  readonly contents: string;
}

/* Pulumi keeps the code of this object in the state: it captures nothing but what Node brings along. */
const provider: pulumi.dynamic.ResourceProvider<State, State> = {
  check(_olds, news) {
    const failures = news.contents ? [] : [{ property: "", reason: "there is nothing to put into the file" }];
    return Promise.resolve({ inputs: news, failures });
  },
  diff(_id, olds, news) {
    const moves = olds.path !== news.path;
    return Promise.resolve({ changes: moves || olds.contents !== news.contents, replaces: moves ? ["path"] : [] });
  },
  create(news) {
    writeFileSync(news.path, news.contents, { mode: 0o600, flag: "wx" });
    return Promise.resolve({ id: news.path, outs: news });
  },
  update(_id, _olds, news) {
    writeFileSync(news.path, news.contents, { mode: 0o600 });
    return Promise.resolve({ outs: news });
  },
  delete(_id, { path }) {
    rmSync(path, { force: true });
    return Promise.resolve();
  },
};

/** A file that only its owner can read. */
export class SecretFile extends pulumi.dynamic.Resource {
  declare readonly path: pulumi.Output<string>;

  constructor(name: string, { path, contents }: SecretFileArgs, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { path, contents: pulumi.secret(contents) }, opts, "example", "SecretFile");
  }
}
