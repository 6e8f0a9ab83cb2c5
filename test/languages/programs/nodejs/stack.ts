import { shop } from "./index";

export = shop();
