// The plugin's calls about itself.
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import {
  GetSchemaResponse,
  ProviderHandshakeResponse,
  type ProviderHandshakeRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import schema from "../../../schema.json";
import type { EngineLog } from "./engine-log";
import type { Instance } from "./instance";

/** The calls about the plugin itself: handshake, version, schema and cancellation. */
export function introduction(instance: Instance, log: EngineLog) {
  return {
    async handshake(request: ProviderHandshakeRequest) {
      if (request.getEngineAddress()) log.connect(request.getEngineAddress());
      const response = new ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true);
      response.setAcceptOutputs(true).setSupportsAutonamingConfiguration(true);
      return Promise.resolve(response);
    },

    async attach(request: PluginAttach) {
      log.connect(request.getAddress());
      return Promise.resolve(new Empty());
    },

    async getPluginInfo() {
      return Promise.resolve(new PluginInfo().setVersion(schema.version));
    },

    async getSchema() {
      return Promise.resolve(new GetSchemaResponse().setSchema(JSON.stringify(schema)));
    },

    async cancel() {
      instance.cancel();
      await log.told();
      return new Empty();
    },
  };
}
