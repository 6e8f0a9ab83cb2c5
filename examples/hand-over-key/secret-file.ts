// A stand-in for a secret store: a file that only its owner can read.
import { rmSync, writeFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";

export interface SecretFileArgs {
  /** The absolute path of the file. */
  path: pulumi.Input<string>;
  /** The contents of the file. The state keeps them as a secret. */
  contents: pulumi.Input<string | undefined>;
}

interface State {
  readonly path: string;
  readonly contents: string;
}

/* Pulumi keeps the code of this object in the state, so it uses only modules of Node. */
const provider: pulumi.dynamic.ResourceProvider<State, State> = {
  check(_olds, news) {
    const failures = news.contents ? [] : [{ property: "", reason: "the contents of the file are missing" }];
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
