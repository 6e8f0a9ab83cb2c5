// What Pulumi itself costs: resources whose provider does nothing, all of them with one provider object.
import { dynamic } from "@pulumi/pulumi";
import { applicationArgs, declareAll } from "./declare.mjs";

const nothing = {
  create: (inputs) => Promise.resolve({ id: inputs.name, outs: inputs }),
  read: (id, props) => Promise.resolve({ id, props }),
  diff: (_id, olds, news) => {
    const at = ({ address, capabilities }) => address ?? capabilities.voice.webhooks.answerUrl.address;
    return Promise.resolve({ changes: at(olds) !== at(news) });
  },
  update: (_id, _olds, news) => Promise.resolve({ outs: news }),
  delete: () => Promise.resolve(),
};

class Nothing extends dynamic.Resource {}

declareAll((name, address) => {
  const same = process.env.BENCH_VARIANT === "floor-same";
  new Nothing(nothing, name, { name, ...(same ? applicationArgs(address) : { address }) });
});
