// The file of a program with adopted objects, in any language.
import { existsSync, readFileSync } from "node:fs";
import type { ResourceName } from "../../provider/resources";
import type { Host } from "../choices";
import type { RunOptions } from "../pulumi/pulumi";
import { writeAtomically } from "./atomic-file";
import type { Name } from "./names";
import type { Planned } from "./plan";

/** An object that a program already declares. */
export interface Declared {
  readonly id: string;
  readonly identifier: string;
  /** Its name in Pulumi. Absent if the program computes it. */
  readonly logicalName?: string;
}

/** A resource that the stack manages. */
export interface ManagedResource {
  readonly type: ResourceName;
  readonly id: string;
  readonly logicalName: string;
}

export interface DeclareOptions {
  /** Whether Pulumi refuses to delete the declared objects. */
  readonly protect: boolean;
  /** Whether the stack manages the object with this id. Its declaration stays as it is. */
  readonly isManaged: (id: string) => boolean;
  /** The resources that the stack manages. A program may declare them without a comment with the id. */
  readonly managed?: readonly ManagedResource[];
  /** The word that runs of the program need to pass the guard. */
  readonly guardWord?: string;
}

/** The names that a program uses. */
export interface Taken {
  /** Names in Pulumi. */
  readonly logicalNames: Iterable<string>;
  /** Names in the program. */
  readonly identifiers: Iterable<string>;
  /** Names that no setting may have. */
  readonly settings: Iterable<string>;
}

/** The file in which adopt declares adopted objects. */
export abstract class ProgramFile {
  abstract readonly host: Host;
  /** Its existing declarations. */
  abstract readonly declarations: readonly Declared[];
  /** Whether it contains an unfinished adoption. */
  abstract readonly isUnfinished: boolean;
  abstract readonly taken: Taken;
  /** The likely reason if a program does not declare the resources in the file, and the remedy. */
  abstract readonly whyUndeclared: string;
  /** Its text when it was opened. */
  readonly #before: string | undefined;
  #written?: string;

  protected constructor(readonly path: string) {
    this.#before = this.read();
  }

  /** The text with declarations of these resources, and without others that the stack does not manage. */
  protected abstract edited(text: string, planned: readonly Planned[], options: DeclareOptions): string;

  /** The text of an empty file. */
  protected abstract readonly empty: string;

  /** Runs work whose Pulumi commands pass the guard with this word. */
  abstract past<T>(word: string, work: (options: RunOptions) => Promise<T>): Promise<T>;

  /** The program's name for a resource that it declares without a comment. */
  nameOf(_resource: ManagedResource): Name | undefined {
    return undefined;
  }

  /** Declares these resources, and no others that the stack does not manage. Keeps what was changed meanwhile. */
  declare(planned: readonly Planned[], options: DeclareOptions): void {
    this.#write(this.edited(this.read() ?? this.empty, planned, options));
  }

  /** Restores its text from when it was opened. If somebody else has changed it, only removes the declarations. */
  restore(options: DeclareOptions): void {
    if (this.#written === undefined) return;
    if (this.read() === this.#written) this.#write(this.#before ?? this.empty);
    else this.declare([], options);
  }

  /** Its current text. Undefined if the file is missing or blank. */
  protected read(): string | undefined {
    const text = existsSync(this.path) ? readFileSync(this.path, "utf8") : "";
    return text.trim() === "" ? undefined : text;
  }

  #write(text: string): void {
    if (text !== this.read()) writeAtomically(this.path, text);
    this.#written = text;
  }
}
