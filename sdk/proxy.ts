import type { dynamic } from "@pulumi/pulumi";
import type { ResourceName } from "../provider";

/*
 * Pulumi writes the code of a dynamic provider into the state of every resource. So that the state holds an address
 * and no implementation, a stand-in knows only the name to find the provider by when it is called. Its text is state:
 * it must not change, and a test holds it.
 */
function proxyOf(name: ResourceName): dynamic.ResourceProvider {
  const at = (): Required<dynamic.ResourceProvider> =>
    (require("pulumi-vonage/provider") as typeof import("../provider")).dynamicProvider(name);
  return {
    configure: (req) => at().configure(req),
    check: (olds, news) => at().check(olds, news),
    diff: (id, olds, news) => at().diff(id, olds, news),
    create: (inputs) => at().create(inputs),
    read: (id, props) => at().read(id, props),
    update: (id, olds, news) => at().update(id, olds, news),
    delete: (id, props) => at().delete(id, props),
  };
}

/** One object a type, for Pulumi writes each object's text anew. */
export const proxies: Readonly<Record<ResourceName, dynamic.ResourceProvider>> = {
  Application: proxyOf("Application"),
  User: proxyOf("User"),
};

/** The provider itself, loaded when it is first asked for, so that a program which only declares never loads it. */
export function provider(): typeof import("../provider") {
  return require("pulumi-vonage/provider") as typeof import("../provider");
}
