// Measures Pulumi's own cost: resources whose provider does nothing, all with one provider object.
import { dynamic } from "@pulumi/pulumi";
import { declareAll } from "./declare.mjs";

const nothing = {
  create: (inputs) => Promise.resolve({ id: inputs.name, outs: inputs }),
  read: (id, props) => Promise.resolve({ id, props }),
  diff: (_id, olds, news) => Promise.resolve({ changes: olds.address !== news.address }),
  update: (_id, _olds, news) => Promise.resolve({ outs: news }),
  delete: () => Promise.resolve(),
};

class Nothing extends dynamic.Resource {}

declareAll((name, address) => {
  new Nothing(nothing, name, { name, address });
});
