// Converts failures into gRPC errors.
import { Metadata, status as codes, type ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A failure after which the object exists but is unfinished. The engine keeps its id and properties. */
export class Unfinished extends Error {
  constructor(
    readonly id: string,
    readonly state: Struct,
    readonly inputs: Struct,
    readonly reasons: readonly string[],
  ) {
    super(reasons.join("; "));
  }
}

/** An error in the form of gRPC. The engine shows its message, and keeps the content of `Unfinished`. */
export function failureOf(error: unknown): Partial<ServiceError> {
  const details = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Unfinished)) return { code: codes.UNKNOWN, details };
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(statusOf(error).serializeBinary()));
  return { code: codes.UNKNOWN, details, metadata };
}

function statusOf({ id, state, inputs, reasons, message }: Unfinished): Status {
  const kept = new ErrorResourceInitFailed().setId(id).setProperties(state).setInputs(inputs);
  kept.setReasonsList([...reasons]);
  const detail = new Any();
  detail.pack(kept.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  return new Status().setCode(codes.UNKNOWN).setMessage(message).setDetailsList([detail]);
}
