// The types of arguments and properties.
import type { Input, Output } from "@pulumi/pulumi";

/** T as an argument: any part of it may be an output of another resource. */
export type InputsOf<T> = { [K in keyof T]: Input<Part<T[K]>> };

/** T as the properties of a resource: every property is an output. */
export type OutputsOf<T> = { readonly [K in keyof T]-?: Output<T[K]> };

type Part<T> = T extends readonly (infer Item)[]
  ? Input<Part<Item>>[]
  : T extends (...args: never[]) => unknown
    ? T
    : T extends object
      ? InputsOf<T>
      : T;
