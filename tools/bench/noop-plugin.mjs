// A no-op plugin on the gRPC code of the packaged plugin, as its floor. It fills in the values that the service would
// choose, and hidden outputs of the same size, so that the engine writes as much state as for an application.
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { received, structOf } from "../../provider/hosts/plugin/property";

const valuesOf = (struct) => received(struct).values;
const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;

/** An id of the length of an application's. */
const idOf = ({ name }) => `00000000-0000-4000-8000-${name.slice(-12).padStart(12, "0")}`;

const HIDDEN = {
  __account: "AAAAAAAAAAAA…aaaa",
  __createdAt: 1795770419.008,
  __declared: [
    "/publicKey",
    "/capabilities",
    "/capabilities/voice/webhooks/answerUrl/httpMethod",
    "/capabilities/voice/webhooks/eventUrl/httpMethod",
  ],
};

function filled(inputs) {
  const { answerUrl, eventUrl } = inputs.capabilities.voice.webhooks;
  const webhooks = {
    answerUrl: { ...answerUrl, connectTimeout: 1000, socketTimeout: 5000 },
    eventUrl: { ...eventUrl, connectTimeout: 1000, socketTimeout: 10000 },
  };
  const voice = { conversationsTtl: 48, legPersistenceTime: 7, signedCallbacks: true, webhooks };
  const outputs = { ...inputs, applicationId: idOf(inputs), privacy: { improveAi: false }, capabilities: { voice } };
  return { ...outputs, ...HIDDEN };
}

const calls = {
  getPluginInfo: () => new PluginInfo().setVersion("0.1.0"),
  getSchema: () => new messages.GetSchemaResponse().setSchema('{"name":"noop","version":"0.1.0"}'),
  checkConfig: (request) => new messages.CheckResponse().setInputs(request.getNews()),
  configure: () => new messages.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true),
  check: (request) => new messages.CheckResponse().setInputs(structOf(valuesOf(request.getNews()))),
  diff(request) {
    const [olds, news] = [valuesOf(request.getOldInputs()), valuesOf(request.getNews())];
    const isSame = JSON.stringify(olds.capabilities) === JSON.stringify(news.capabilities);
    return new messages.DiffResponse().setChanges(isSame ? DIFF_NONE : DIFF_SOME);
  },
  create(request) {
    const inputs = valuesOf(request.getProperties());
    return new messages.CreateResponse().setId(idOf(inputs)).setProperties(structOf(filled(inputs)));
  },
  read: (request) =>
    new messages.ReadResponse()
      .setId(request.getId())
      .setProperties(structOf(valuesOf(request.getProperties())))
      .setInputs(structOf(valuesOf(request.getInputs()))),
  update: (request) => new messages.UpdateResponse().setProperties(structOf(filled(valuesOf(request.getNews())))),
  delete: () => new Empty(),
  cancel: () => new Empty(),
};

const server = new Server();
server.addService(
  ResourceProviderService,
  Object.fromEntries(
    Object.entries(calls).map(([name, work]) => [name, ({ request }, answer) => answer(null, work(request))]),
  ),
);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.on("SIGINT", () => process.exit(0));
  process.stdout.write(`${port}\n`);
});
