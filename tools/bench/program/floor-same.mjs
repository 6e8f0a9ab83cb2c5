// Measures Pulumi's own cost for resources with the properties and outputs of an application. Their provider only fills
// in the values that the service would choose.
import { dynamic } from "@pulumi/pulumi";
import { applicationArgs, declareAll } from "./declare.mjs";

const nothing = {
  create: (inputs) => {
    const { answerUrl, eventUrl } = inputs.capabilities.voice.webhooks;
    const webhooks = {
      answerUrl: { ...answerUrl, connectTimeout: 1000, socketTimeout: 5000 },
      eventUrl: { ...eventUrl, connectTimeout: 1000, socketTimeout: 10000 },
    };
    const voice = { conversationsTtl: 48, legPersistenceTime: 7, signedCallbacks: true, webhooks };
    const outs = { ...inputs, applicationId: inputs.name, privacy: { improveAi: false }, capabilities: { voice } };
    return Promise.resolve({ id: inputs.name, outs });
  },
  read: (id, props) => Promise.resolve({ id, props }),
  diff: (_id, olds, news) => {
    const at = ({ capabilities }) => capabilities.voice.webhooks.answerUrl.address;
    return Promise.resolve({ changes: at(olds) !== at(news) });
  },
  update: (_id, olds, news) => Promise.resolve({ outs: { ...olds, ...news } }),
  delete: () => Promise.resolve(),
};

const outputs = { applicationId: undefined, privacy: undefined, privateKey: undefined, keyTriggers: undefined };

class Nothing extends dynamic.Resource {
  constructor(name, inputs) {
    super(nothing, name, { ...outputs, ...inputs }, { additionalSecretOutputs: ["privateKey"] });
  }
}

declareAll((name, address) => {
  new Nothing(name, { name, ...applicationArgs(address) });
});
