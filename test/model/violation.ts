/** Something that must hold, and does not. */
export class Violation extends Error {
  override readonly name = "Violation";
}
