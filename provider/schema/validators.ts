// Made by "npm run generate" from definitions.json; not to be edited.
// @ts-nocheck: it is JavaScript, as ajv writes it.
import { accepts } from "./formats";
"use strict";
export const ApplicationInputs = validate11;
const schema12 = {"description":"The inputs of an application.","type":"object","properties":{"name":{"description":"A friendly name. It need not be unique. In a program it defaults to the resource's logical name.","pattern":"\\S","refusal":"must not be blank","source":"documentation; not blank: this provider","type":"string"},"privacy":{"description":"Permissions of Vonage for the content of the application.","group":true,"source":"documentation","$ref":"#/definitions/Privacy"},"publicKey":{"description":"The public half of a key pair of your own, in PEM. Without publicKey and privateKey, the provider generates a pair\non this machine when it creates the application. A change replaces the key in place.","format":"public-key","wireName":"keys.public_key","computed":true,"source":"documentation","type":"string"},"privateKey":{"description":"The private half of a key pair of your own, in PEM. The state keeps it encrypted, and it is never sent. The\nprovider sends its public half as the application's public key.","format":"private-key","secret":true,"local":true,"computed":true,"source":"this provider","type":"string"},"keyTriggers":{"description":"Any values. When one of them changes, the provider generates a new key pair on this machine, which replaces the old\none. They cannot be combined with publicKey or privateKey.","local":true,"source":"this provider","type":"array","items":{}},"capabilities":{"description":"The products that this application uses. If a program never declares them, they are not managed, and stay as they\nare on the service. Once declared, they are managed as a whole: a capability that the program leaves out is\nswitched off. `{}` switches off all of them.","computed":true,"group":true,"source":"documentation","$ref":"#/definitions/Capabilities"}},"additionalProperties":false,"required":["name"]};
const schema13 = {"description":"Permissions of Vonage for the content of an application.","type":"object","properties":{"improveAi":{"description":"Whether Vonage may store and use content and data to improve its services that use artificial intelligence. The\ndocumented default is true.","observed":false,"computed":true,"source":"documentation; captured answers","type":"boolean"}},"additionalProperties":false};
const pattern0 = new RegExp("\\S", "u");
const formats0 = accepts["public-key"];
const formats2 = accepts["private-key"];
const schema14 = {"description":"The Vonage products that an application uses. Declaring one switches it on. Removing it from the program switches it\noff.","type":"object","properties":{"voice":{"description":"Phone calls.","source":"documentation","$ref":"#/definitions/Voice"},"messages":{"description":"Messages and Dispatch.","source":"documentation","$ref":"#/definitions/Messages"},"rtc":{"description":"The Client SDKs and the Conversation API.","source":"documentation","$ref":"#/definitions/Rtc"},"vbc":{"description":"Vonage Business Cloud.","source":"documentation","$ref":"#/definitions/Vbc"},"verify":{"description":"Verify v2.","source":"documentation","$ref":"#/definitions/Verify"},"video":{"description":"The Video API.","source":"documentation","$ref":"#/definitions/Video"},"networkApis":{"description":"The Network APIs.","source":"documentation","$ref":"#/definitions/NetworkApis"},"meetings":{"description":"The Meetings API. For applications that still have it.","deprecated":"Vonage has discontinued the Meetings API.","source":"documentation","$ref":"#/definitions/Meetings"},"extra":{"description":"Capabilities that this release does not model, in the spelling of the wire, such as `{ bulk: { webhooks: {\nlist_status_url: { address: \"https://…\" } } } }`. Values that are declared here are managed, and are removed when\nthe program drops them. All others stay as they are.","unmodelled":true,"group":true,"source":"this provider","type":"object","additionalProperties":{"type":"object","additionalProperties":{}}}},"additionalProperties":false};
const schema29 = {"description":"Zero-rated calls for Vonage Business Cloud numbers. It has no settings: `{}` switches it on.","type":"object","additionalProperties":false};
const schema51 = {"description":"The Network APIs of mobile operators.","type":"object","properties":{"networkApplicationId":{"description":"The id of the network application.","minLength":1,"source":"documentation; not empty: this provider","type":"string"},"redirectUri":{"description":"The URI that the operator's authentication redirects to.","format":"uri","source":"documentation; the form: this provider","type":"string"}},"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const func4 = require("ajv/dist/runtime/ucs2length").default;
const schema15 = {"description":"Makes and receives phone calls.","type":"object","properties":{"webhooks":{"description":"The webhooks of calls.","group":true,"source":"documentation","$ref":"#/definitions/VoiceWebhooks"},"signedCallbacks":{"description":"Whether Vonage signs its requests to the webhooks, so that you can recognise forged requests.","default":true,"computed":true,"source":"documentation","type":"boolean"},"conversationsTtl":{"description":"How long named conversations stay active after they are created, in hours.","minimum":1,"maximum":9000,"default":48,"type":"integer","computed":true,"source":"documentation; old applications hold 9000"},"legPersistenceTime":{"description":"How long Vonage keeps the legs of calls, in days. The documented default is 2.","minimum":1,"maximum":31,"observed":7,"type":"integer","computed":true,"source":"documentation; the default from captured answers"},"region":{"description":"The region to which Vonage sends all inbound, programmable SIP and SIP connect calls, unless the call uses a regional\nendpoint. `na-east`: North America, east (api-us-3.vonage.com). `na-west`: North America, west (api-us-4.vonage.com).\n`eu-east`: Europe, east (api-eu-4.vonage.com). `eu-west`: Europe, west (api-eu-3.vonage.com). `apac-sng`: Singapore\n(api-ap-3.vonage.com). `apac-australia`: Australia (api-ap-4.vonage.com).","source":"documentation","enum":["apac-australia","apac-sng","eu-east","eu-west","na-east","na-west"],"type":"string"},"paymentEnabled":{"description":"Whether payments can be taken during calls.","computed":true,"source":"official SDK for Node","type":"boolean"},"payments":{"description":"The payment gateways that calls can use.","computed":true,"source":"OpenAPI description 2.1.4; official SDK for Node","$ref":"#/definitions/Payments"}},"additionalProperties":false};
const schema16 = {"description":"The webhooks by which Vonage asks what to do with a call, and reports its progress.","type":"object","properties":{"answerUrl":{"description":"Vonage asks it what to do with a new call. It answers with an NCCO.","source":"documentation","$ref":"#/definitions/AnswerWebhook"},"fallbackAnswerUrl":{"description":"Vonage asks it if answerUrl is offline or answers with an HTTP error. It answers with an NCCO.","source":"documentation","$ref":"#/definitions/AnswerWebhook"},"eventUrl":{"description":"Vonage calls it for every change in a call's state.","source":"documentation","$ref":"#/definitions/EventWebhook"}},"additionalProperties":false};
const schema17 = {"description":"A URL that must answer while a call waits. Vonage waits for its answer only for a limited time.","type":"object","properties":{"connectTimeout":{"description":"How long Vonage tries to connect before its one further attempt, in milliseconds.","minimum":300,"maximum":1000,"default":1000,"type":"integer","computed":true,"source":"documentation; the name is the one that the service accepts, some SDKs and older documentation say connection_timeout"},"socketTimeout":{"description":"How long Vonage waits for the answer before its one further attempt, in milliseconds.","minimum":1000,"maximum":5000,"default":5000,"type":"integer","computed":true,"source":"documentation"},"address":{"description":"The http or https URL that Vonage calls.","format":"url","source":"documentation; http or https: this provider","type":"string"},"httpMethod":{"description":"The HTTP method of Vonage's requests.","computed":true,"source":"documentation","enum":["GET","POST"],"type":"string"}},"additionalProperties":false,"required":["address"]};
const schema19 = {"description":"A URL that Vonage calls for the events of a call.","type":"object","properties":{"connectTimeout":{"description":"How long Vonage tries to connect before its one further attempt, in milliseconds.","minimum":300,"maximum":1000,"default":1000,"type":"integer","computed":true,"source":"documentation; the name is the one that the service accepts, some SDKs and older documentation say connection_timeout"},"socketTimeout":{"description":"How long Vonage waits for the answer before its one further attempt, in milliseconds.","minimum":1000,"maximum":10000,"default":10000,"type":"integer","computed":true,"source":"documentation"},"address":{"description":"The http or https URL that Vonage calls.","format":"url","source":"documentation; http or https: this provider","type":"string"},"httpMethod":{"description":"The HTTP method of Vonage's requests.","computed":true,"source":"documentation","enum":["GET","POST"],"type":"string"}},"additionalProperties":false,"required":["address"]};
const formats4 = accepts.url;

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "answerUrl") || (key0 === "fallbackAnswerUrl")) || (key0 === "eventUrl"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.answerUrl !== undefined){
let data0 = data.answerUrl;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.address === undefined){
const err1 = {instancePath:instancePath+"/answerUrl",schemaPath:"#/definitions/AnswerWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema17.required,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!((((key1 === "connectTimeout") || (key1 === "socketTimeout")) || (key1 === "address")) || (key1 === "httpMethod"))){
const err2 = {instancePath:instancePath+"/answerUrl",schemaPath:"#/definitions/AnswerWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.connectTimeout !== undefined){
let data1 = data0.connectTimeout;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err3 = {instancePath:instancePath+"/answerUrl/connectTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/connectTimeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.connectTimeout.type,parentSchema:schema17.properties.connectTimeout,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 1000 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/answerUrl/connectTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/connectTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema17.properties.connectTimeout,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 300 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/answerUrl/connectTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/connectTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 300},message:"must be >= 300",schema:300,parentSchema:schema17.properties.connectTimeout,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data0.socketTimeout !== undefined){
let data2 = data0.socketTimeout;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err6 = {instancePath:instancePath+"/answerUrl/socketTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/socketTimeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.socketTimeout.type,parentSchema:schema17.properties.socketTimeout,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 5000 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/answerUrl/socketTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/socketTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5000},message:"must be <= 5000",schema:5000,parentSchema:schema17.properties.socketTimeout,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 1000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/answerUrl/socketTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/socketTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema17.properties.socketTimeout,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data0.address !== undefined){
let data3 = data0.address;
if(typeof data3 === "string"){
if(!(formats4(data3))){
const err9 = {instancePath:instancePath+"/answerUrl/address",schemaPath:"#/definitions/AnswerWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema17.properties.address,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/answerUrl/address",schemaPath:"#/definitions/AnswerWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.address.type,parentSchema:schema17.properties.address,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.httpMethod !== undefined){
let data4 = data0.httpMethod;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/answerUrl/httpMethod",schemaPath:"#/definitions/AnswerWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.httpMethod.type,parentSchema:schema17.properties.httpMethod,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data4 === "GET") || (data4 === "POST"))){
const err12 = {instancePath:instancePath+"/answerUrl/httpMethod",schemaPath:"#/definitions/AnswerWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema17.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema17.properties.httpMethod.enum,parentSchema:schema17.properties.httpMethod,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/answerUrl",schemaPath:"#/definitions/AnswerWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.fallbackAnswerUrl !== undefined){
let data5 = data.fallbackAnswerUrl;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.address === undefined){
const err14 = {instancePath:instancePath+"/fallbackAnswerUrl",schemaPath:"#/definitions/AnswerWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema17.required,parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key2 in data5){
if(!((((key2 === "connectTimeout") || (key2 === "socketTimeout")) || (key2 === "address")) || (key2 === "httpMethod"))){
const err15 = {instancePath:instancePath+"/fallbackAnswerUrl",schemaPath:"#/definitions/AnswerWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.connectTimeout !== undefined){
let data6 = data5.connectTimeout;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err16 = {instancePath:instancePath+"/fallbackAnswerUrl/connectTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/connectTimeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.connectTimeout.type,parentSchema:schema17.properties.connectTimeout,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 > 1000 || isNaN(data6)){
const err17 = {instancePath:instancePath+"/fallbackAnswerUrl/connectTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/connectTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema17.properties.connectTimeout,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6 < 300 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/fallbackAnswerUrl/connectTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/connectTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 300},message:"must be >= 300",schema:300,parentSchema:schema17.properties.connectTimeout,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data5.socketTimeout !== undefined){
let data7 = data5.socketTimeout;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err19 = {instancePath:instancePath+"/fallbackAnswerUrl/socketTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/socketTimeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.socketTimeout.type,parentSchema:schema17.properties.socketTimeout,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 5000 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/fallbackAnswerUrl/socketTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/socketTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5000},message:"must be <= 5000",schema:5000,parentSchema:schema17.properties.socketTimeout,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data7 < 1000 || isNaN(data7)){
const err21 = {instancePath:instancePath+"/fallbackAnswerUrl/socketTimeout",schemaPath:"#/definitions/AnswerWebhook/properties/socketTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema17.properties.socketTimeout,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data5.address !== undefined){
let data8 = data5.address;
if(typeof data8 === "string"){
if(!(formats4(data8))){
const err22 = {instancePath:instancePath+"/fallbackAnswerUrl/address",schemaPath:"#/definitions/AnswerWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema17.properties.address,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/fallbackAnswerUrl/address",schemaPath:"#/definitions/AnswerWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.address.type,parentSchema:schema17.properties.address,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data5.httpMethod !== undefined){
let data9 = data5.httpMethod;
if(typeof data9 !== "string"){
const err24 = {instancePath:instancePath+"/fallbackAnswerUrl/httpMethod",schemaPath:"#/definitions/AnswerWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.httpMethod.type,parentSchema:schema17.properties.httpMethod,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!((data9 === "GET") || (data9 === "POST"))){
const err25 = {instancePath:instancePath+"/fallbackAnswerUrl/httpMethod",schemaPath:"#/definitions/AnswerWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema17.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema17.properties.httpMethod.enum,parentSchema:schema17.properties.httpMethod,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/fallbackAnswerUrl",schemaPath:"#/definitions/AnswerWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.eventUrl !== undefined){
let data10 = data.eventUrl;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.address === undefined){
const err27 = {instancePath:instancePath+"/eventUrl",schemaPath:"#/definitions/EventWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema19.required,parentSchema:schema19,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key3 in data10){
if(!((((key3 === "connectTimeout") || (key3 === "socketTimeout")) || (key3 === "address")) || (key3 === "httpMethod"))){
const err28 = {instancePath:instancePath+"/eventUrl",schemaPath:"#/definitions/EventWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema19,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data10.connectTimeout !== undefined){
let data11 = data10.connectTimeout;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err29 = {instancePath:instancePath+"/eventUrl/connectTimeout",schemaPath:"#/definitions/EventWebhook/properties/connectTimeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema19.properties.connectTimeout.type,parentSchema:schema19.properties.connectTimeout,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 1000 || isNaN(data11)){
const err30 = {instancePath:instancePath+"/eventUrl/connectTimeout",schemaPath:"#/definitions/EventWebhook/properties/connectTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema19.properties.connectTimeout,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data11 < 300 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/eventUrl/connectTimeout",schemaPath:"#/definitions/EventWebhook/properties/connectTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 300},message:"must be >= 300",schema:300,parentSchema:schema19.properties.connectTimeout,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data10.socketTimeout !== undefined){
let data12 = data10.socketTimeout;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err32 = {instancePath:instancePath+"/eventUrl/socketTimeout",schemaPath:"#/definitions/EventWebhook/properties/socketTimeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema19.properties.socketTimeout.type,parentSchema:schema19.properties.socketTimeout,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 10000 || isNaN(data12)){
const err33 = {instancePath:instancePath+"/eventUrl/socketTimeout",schemaPath:"#/definitions/EventWebhook/properties/socketTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema19.properties.socketTimeout,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data12 < 1000 || isNaN(data12)){
const err34 = {instancePath:instancePath+"/eventUrl/socketTimeout",schemaPath:"#/definitions/EventWebhook/properties/socketTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema19.properties.socketTimeout,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data10.address !== undefined){
let data13 = data10.address;
if(typeof data13 === "string"){
if(!(formats4(data13))){
const err35 = {instancePath:instancePath+"/eventUrl/address",schemaPath:"#/definitions/EventWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema19.properties.address,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/eventUrl/address",schemaPath:"#/definitions/EventWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.address.type,parentSchema:schema19.properties.address,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.httpMethod !== undefined){
let data14 = data10.httpMethod;
if(typeof data14 !== "string"){
const err37 = {instancePath:instancePath+"/eventUrl/httpMethod",schemaPath:"#/definitions/EventWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.httpMethod.type,parentSchema:schema19.properties.httpMethod,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((data14 === "GET") || (data14 === "POST"))){
const err38 = {instancePath:instancePath+"/eventUrl/httpMethod",schemaPath:"#/definitions/EventWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema19.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema19.properties.httpMethod.enum,parentSchema:schema19.properties.httpMethod,data:data14};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/eventUrl",schemaPath:"#/definitions/EventWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data:data10};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

const schema20 = {"description":"Payments during calls.","type":"object","properties":{"gateways":{"description":"The gateways, in order.","source":"OpenAPI description 2.1.4; official SDK for Node","type":"array","items":{"$ref":"#/definitions/PaymentGateway"}}},"additionalProperties":false};
const schema21 = {"description":"One payment gateway.","type":"object","properties":{"credential":{"description":"The name of the credential that Vonage keeps for this gateway.","source":"OpenAPI description 2.1.4","type":"string"},"mode":{"description":"Whether payments are real (`live`) or simulated (`test`).","source":"OpenAPI description 2.1.4","enum":["live","test"],"type":"string"},"type":{"description":"The kind of gateway, such as stripe.","source":"OpenAPI description 2.1.4","type":"string"}},"additionalProperties":false};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "gateways")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.gateways !== undefined){
let data0 = data.gateways;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(((key1 === "credential") || (key1 === "mode")) || (key1 === "type"))){
const err1 = {instancePath:instancePath+"/gateways/" + i0,schemaPath:"#/definitions/PaymentGateway/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data1.credential !== undefined){
let data2 = data1.credential;
if(typeof data2 !== "string"){
const err2 = {instancePath:instancePath+"/gateways/" + i0+"/credential",schemaPath:"#/definitions/PaymentGateway/properties/credential/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.credential.type,parentSchema:schema21.properties.credential,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.mode !== undefined){
let data3 = data1.mode;
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/gateways/" + i0+"/mode",schemaPath:"#/definitions/PaymentGateway/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.mode.type,parentSchema:schema21.properties.mode,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data3 === "live") || (data3 === "test"))){
const err4 = {instancePath:instancePath+"/gateways/" + i0+"/mode",schemaPath:"#/definitions/PaymentGateway/properties/mode/enum",keyword:"enum",params:{allowedValues: schema21.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.mode.enum,parentSchema:schema21.properties.mode,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.type !== undefined){
let data4 = data1.type;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/gateways/" + i0+"/type",schemaPath:"#/definitions/PaymentGateway/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.type.type,parentSchema:schema21.properties.type,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/gateways/" + i0,schemaPath:"#/definitions/PaymentGateway/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/gateways",schemaPath:"#/properties/gateways/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema20.properties.gateways.type,parentSchema:schema20.properties.gateways,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}


function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "webhooks") || (key0 === "signedCallbacks")) || (key0 === "conversationsTtl")) || (key0 === "legPersistenceTime")) || (key0 === "region")) || (key0 === "paymentEnabled")) || (key0 === "payments"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.webhooks !== undefined){
if(!(validate14(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
if(data.signedCallbacks !== undefined){
let data1 = data.signedCallbacks;
if(typeof data1 !== "boolean"){
const err1 = {instancePath:instancePath+"/signedCallbacks",schemaPath:"#/properties/signedCallbacks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema15.properties.signedCallbacks.type,parentSchema:schema15.properties.signedCallbacks,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.conversationsTtl !== undefined){
let data2 = data.conversationsTtl;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err2 = {instancePath:instancePath+"/conversationsTtl",schemaPath:"#/properties/conversationsTtl/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema15.properties.conversationsTtl.type,parentSchema:schema15.properties.conversationsTtl,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 9000 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/conversationsTtl",schemaPath:"#/properties/conversationsTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9000},message:"must be <= 9000",schema:9000,parentSchema:schema15.properties.conversationsTtl,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/conversationsTtl",schemaPath:"#/properties/conversationsTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema15.properties.conversationsTtl,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.legPersistenceTime !== undefined){
let data3 = data.legPersistenceTime;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err5 = {instancePath:instancePath+"/legPersistenceTime",schemaPath:"#/properties/legPersistenceTime/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema15.properties.legPersistenceTime.type,parentSchema:schema15.properties.legPersistenceTime,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 31 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/legPersistenceTime",schemaPath:"#/properties/legPersistenceTime/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31},message:"must be <= 31",schema:31,parentSchema:schema15.properties.legPersistenceTime,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/legPersistenceTime",schemaPath:"#/properties/legPersistenceTime/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema15.properties.legPersistenceTime,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.region !== undefined){
let data4 = data.region;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.region.type,parentSchema:schema15.properties.region,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((((((data4 === "apac-australia") || (data4 === "apac-sng")) || (data4 === "eu-east")) || (data4 === "eu-west")) || (data4 === "na-east")) || (data4 === "na-west"))){
const err9 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/enum",keyword:"enum",params:{allowedValues: schema15.properties.region.enum},message:"must be equal to one of the allowed values",schema:schema15.properties.region.enum,parentSchema:schema15.properties.region,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.paymentEnabled !== undefined){
let data5 = data.paymentEnabled;
if(typeof data5 !== "boolean"){
const err10 = {instancePath:instancePath+"/paymentEnabled",schemaPath:"#/properties/paymentEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema15.properties.paymentEnabled.type,parentSchema:schema15.properties.paymentEnabled,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.payments !== undefined){
if(!(validate16(data.payments, {instancePath:instancePath+"/payments",parentData:data,parentDataProperty:"payments",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

const schema22 = {"description":"Sends and receives messages on SMS, WhatsApp, Messenger, Viber and more.","type":"object","properties":{"version":{"description":"The version of the webhooks' bodies.","default":"v1","computed":true,"source":"documentation; the values from official SDKs","enum":["v0.1","v1"],"type":"string"},"authenticateInboundMedia":{"description":"Whether Vonage requires authentication for downloads of inbound media.","computed":true,"source":"captured answers","type":"boolean"},"webhooks":{"description":"The webhooks of messages.","group":true,"source":"documentation","$ref":"#/definitions/MessagesWebhooks"}},"additionalProperties":false};
const schema23 = {"description":"The webhooks for inbound messages and for the status of outbound messages.","type":"object","properties":{"inboundUrl":{"description":"Vonage posts every inbound message to it.","source":"documentation","$ref":"#/definitions/PostWebhook"},"statusUrl":{"description":"Vonage posts the status of outbound messages to it: submitted, delivered, read, rejected.","source":"documentation","$ref":"#/definitions/PostWebhook"}},"additionalProperties":false};
const schema24 = {"description":"A URL that Vonage posts to when something happens in an application.","type":"object","properties":{"address":{"description":"The http or https URL that Vonage posts to.","format":"url","source":"documentation; http or https: this provider","type":"string"},"httpMethod":{"description":"The HTTP method of Vonage's requests: always POST.","computed":true,"source":"documentation","type":"string","enum":["POST"]}},"additionalProperties":false,"required":["address"]};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "inboundUrl") || (key0 === "statusUrl"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.inboundUrl !== undefined){
let data0 = data.inboundUrl;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.address === undefined){
const err1 = {instancePath:instancePath+"/inboundUrl",schemaPath:"#/definitions/PostWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema24.required,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!((key1 === "address") || (key1 === "httpMethod"))){
const err2 = {instancePath:instancePath+"/inboundUrl",schemaPath:"#/definitions/PostWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.address !== undefined){
let data1 = data0.address;
if(typeof data1 === "string"){
if(!(formats4(data1))){
const err3 = {instancePath:instancePath+"/inboundUrl/address",schemaPath:"#/definitions/PostWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema24.properties.address,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/inboundUrl/address",schemaPath:"#/definitions/PostWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.address.type,parentSchema:schema24.properties.address,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.httpMethod !== undefined){
let data2 = data0.httpMethod;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/inboundUrl/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.httpMethod.type,parentSchema:schema24.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data2 === "POST")){
const err6 = {instancePath:instancePath+"/inboundUrl/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema24.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.httpMethod.enum,parentSchema:schema24.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/inboundUrl",schemaPath:"#/definitions/PostWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.statusUrl !== undefined){
let data3 = data.statusUrl;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.address === undefined){
const err8 = {instancePath:instancePath+"/statusUrl",schemaPath:"#/definitions/PostWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema24.required,parentSchema:schema24,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key2 in data3){
if(!((key2 === "address") || (key2 === "httpMethod"))){
const err9 = {instancePath:instancePath+"/statusUrl",schemaPath:"#/definitions/PostWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.address !== undefined){
let data4 = data3.address;
if(typeof data4 === "string"){
if(!(formats4(data4))){
const err10 = {instancePath:instancePath+"/statusUrl/address",schemaPath:"#/definitions/PostWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema24.properties.address,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/statusUrl/address",schemaPath:"#/definitions/PostWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.address.type,parentSchema:schema24.properties.address,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.httpMethod !== undefined){
let data5 = data3.httpMethod;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/statusUrl/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.httpMethod.type,parentSchema:schema24.properties.httpMethod,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(data5 === "POST")){
const err13 = {instancePath:instancePath+"/statusUrl/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema24.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.httpMethod.enum,parentSchema:schema24.properties.httpMethod,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/statusUrl",schemaPath:"#/definitions/PostWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}


function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "version") || (key0 === "authenticateInboundMedia")) || (key0 === "webhooks"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.version.type,parentSchema:schema22.properties.version,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((data0 === "v0.1") || (data0 === "v1"))){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema22.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.version.enum,parentSchema:schema22.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.authenticateInboundMedia !== undefined){
let data1 = data.authenticateInboundMedia;
if(typeof data1 !== "boolean"){
const err3 = {instancePath:instancePath+"/authenticateInboundMedia",schemaPath:"#/properties/authenticateInboundMedia/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.authenticateInboundMedia.type,parentSchema:schema22.properties.authenticateInboundMedia,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.webhooks !== undefined){
if(!(validate20(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

const schema26 = {"description":"In-app voice and messaging with the Client SDKs.","type":"object","properties":{"webhooks":{"description":"The webhooks of conversations.","group":true,"source":"documentation","$ref":"#/definitions/RtcWebhooks"},"signedCallbacks":{"description":"Whether Vonage signs its requests to the webhook, so that you can recognise forged requests.","default":true,"computed":true,"source":"documentation","type":"boolean"},"legPersistenceTime":{"description":"How long Vonage keeps legs, in days.","minimum":1,"maximum":31,"type":"integer","computed":true,"source":"OpenAPI description 2.1.4; official SDK for Node"}},"additionalProperties":false};
const schema27 = {"description":"The webhooks for events of conversations. This capability has only an event URL.","type":"object","properties":{"eventUrl":{"description":"Vonage calls it for every event.","source":"documentation","$ref":"#/definitions/Webhook"}},"additionalProperties":false};
const schema28 = {"description":"A URL that Vonage calls when something happens in an application.","type":"object","properties":{"address":{"description":"The http or https URL that Vonage calls.","format":"url","source":"documentation; http or https: this provider","type":"string"},"httpMethod":{"description":"The HTTP method of Vonage's requests.","computed":true,"source":"documentation","enum":["GET","POST"],"type":"string"}},"additionalProperties":false,"required":["address"]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "eventUrl")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.eventUrl !== undefined){
let data0 = data.eventUrl;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.address === undefined){
const err1 = {instancePath:instancePath+"/eventUrl",schemaPath:"#/definitions/Webhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema28.required,parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!((key1 === "address") || (key1 === "httpMethod"))){
const err2 = {instancePath:instancePath+"/eventUrl",schemaPath:"#/definitions/Webhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.address !== undefined){
let data1 = data0.address;
if(typeof data1 === "string"){
if(!(formats4(data1))){
const err3 = {instancePath:instancePath+"/eventUrl/address",schemaPath:"#/definitions/Webhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema28.properties.address,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/eventUrl/address",schemaPath:"#/definitions/Webhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.address.type,parentSchema:schema28.properties.address,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.httpMethod !== undefined){
let data2 = data0.httpMethod;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/eventUrl/httpMethod",schemaPath:"#/definitions/Webhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.httpMethod.type,parentSchema:schema28.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((data2 === "GET") || (data2 === "POST"))){
const err6 = {instancePath:instancePath+"/eventUrl/httpMethod",schemaPath:"#/definitions/Webhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema28.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.httpMethod.enum,parentSchema:schema28.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/eventUrl",schemaPath:"#/definitions/Webhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "webhooks") || (key0 === "signedCallbacks")) || (key0 === "legPersistenceTime"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.webhooks !== undefined){
if(!(validate24(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.signedCallbacks !== undefined){
let data1 = data.signedCallbacks;
if(typeof data1 !== "boolean"){
const err1 = {instancePath:instancePath+"/signedCallbacks",schemaPath:"#/properties/signedCallbacks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema26.properties.signedCallbacks.type,parentSchema:schema26.properties.signedCallbacks,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.legPersistenceTime !== undefined){
let data2 = data.legPersistenceTime;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err2 = {instancePath:instancePath+"/legPersistenceTime",schemaPath:"#/properties/legPersistenceTime/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema26.properties.legPersistenceTime.type,parentSchema:schema26.properties.legPersistenceTime,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 31 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/legPersistenceTime",schemaPath:"#/properties/legPersistenceTime/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31},message:"must be <= 31",schema:31,parentSchema:schema26.properties.legPersistenceTime,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/legPersistenceTime",schemaPath:"#/properties/legPersistenceTime/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema26.properties.legPersistenceTime,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema30 = {"description":"Verifies a user's number or address with version 2 of Verify.","type":"object","properties":{"version":{"description":"The version of Verify. Answers of the service show v2 or no version, whether or not the program declares it.","computed":true,"source":"documentation of answers; official SDKs","type":"string","enum":["v2"]},"webhooks":{"description":"The webhooks of verifications.","group":true,"source":"documentation","$ref":"#/definitions/VerifyWebhooks"}},"additionalProperties":false};
const schema31 = {"description":"The webhooks for the progress of verifications.","type":"object","properties":{"statusUrl":{"description":"Vonage posts the status of verifications to it.","source":"documentation","$ref":"#/definitions/PostWebhook"}},"additionalProperties":false};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "statusUrl")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.statusUrl !== undefined){
let data0 = data.statusUrl;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.address === undefined){
const err1 = {instancePath:instancePath+"/statusUrl",schemaPath:"#/definitions/PostWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema24.required,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!((key1 === "address") || (key1 === "httpMethod"))){
const err2 = {instancePath:instancePath+"/statusUrl",schemaPath:"#/definitions/PostWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.address !== undefined){
let data1 = data0.address;
if(typeof data1 === "string"){
if(!(formats4(data1))){
const err3 = {instancePath:instancePath+"/statusUrl/address",schemaPath:"#/definitions/PostWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema24.properties.address,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/statusUrl/address",schemaPath:"#/definitions/PostWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.address.type,parentSchema:schema24.properties.address,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.httpMethod !== undefined){
let data2 = data0.httpMethod;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/statusUrl/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.httpMethod.type,parentSchema:schema24.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data2 === "POST")){
const err6 = {instancePath:instancePath+"/statusUrl/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema24.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.httpMethod.enum,parentSchema:schema24.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/statusUrl",schemaPath:"#/definitions/PostWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}


function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "version") || (key0 === "webhooks"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.properties.version.type,parentSchema:schema30.properties.version,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(data0 === "v2")){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema30.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema30.properties.version.enum,parentSchema:schema30.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.webhooks !== undefined){
if(!(validate28(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const schema33 = {"description":"Live video sessions.","type":"object","properties":{"webhooks":{"description":"The webhooks of video sessions.","group":true,"source":"documentation","$ref":"#/definitions/VideoWebhooks"},"storage":{"description":"The storage of archives.","group":true,"source":"documentation","$ref":"#/definitions/VideoStorage"}},"additionalProperties":false};
const schema50 = {"description":"The storage of the archives of video sessions.","type":"object","properties":{"serverSideEncryption":{"description":"Whether stored archives are encrypted.","computed":true,"source":"documentation","type":"boolean"},"endToEndEncryption":{"description":"Whether media is encrypted from end to end.","computed":true,"source":"documentation","type":"boolean"},"cloudStorage":{"description":"Whether Vonage stores archives in a cloud storage of your own.","computed":true,"source":"documentation","type":"boolean"},"credential":{"description":"The credential of that cloud storage.","secret":true,"computed":true,"source":"official command line tool","type":"string"},"credentialType":{"description":"The kind of that credential.","computed":true,"source":"official command line tool","type":"string"}},"additionalProperties":false};
const schema34 = {"description":"The webhooks for events of video sessions, by kind of event.","type":"object","properties":{"archiveStatus":{"description":"Vonage calls it for the status of archives.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"connectionCreated":{"description":"Vonage calls it for a client that connects.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"connectionDestroyed":{"description":"Vonage calls it for a client that disconnects.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sessionCreated":{"description":"Vonage calls it for a session that is created.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sessionDestroyed":{"description":"Vonage calls it for a session that ends.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sessionNotification":{"description":"Vonage calls it for notifications of a session.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"streamCreated":{"description":"Vonage calls it for a stream that is published.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"streamDestroyed":{"description":"Vonage calls it for a stream that ends.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"renderStatus":{"description":"Vonage calls it for the status of Experience Composer renders.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"captionsStatus":{"description":"Vonage calls it for the status of live captions.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"broadcastStatus":{"description":"Vonage calls it for the status of broadcasts.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sipCallCreated":{"description":"Vonage calls it for a SIP call that is made.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sipCallUpdated":{"description":"Vonage calls it for a SIP call that changes.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sipCallDestroyed":{"description":"Vonage calls it for a SIP call that ends.","source":"documentation","$ref":"#/definitions/VideoWebhook"},"sipCallMuteForced":{"description":"Vonage calls it for a SIP call that is muted by force.","source":"documentation","$ref":"#/definitions/VideoWebhook"}},"additionalProperties":false};
const schema35 = {"description":"A webhook for one kind of event.","type":"object","properties":{"address":{"description":"The http or https URL that Vonage calls.","format":"url","source":"documentation; http or https: this provider","type":"string"},"active":{"description":"Whether Vonage calls it.","computed":true,"source":"documentation","type":"boolean"},"secret":{"description":"The secret with which Vonage signs its requests to this webhook.","secret":true,"computed":true,"source":"official command line tool","type":"string"}},"additionalProperties":false,"required":["address"]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema34.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.archiveStatus !== undefined){
let data0 = data.archiveStatus;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.address === undefined){
const err1 = {instancePath:instancePath+"/archiveStatus",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!(((key1 === "address") || (key1 === "active")) || (key1 === "secret"))){
const err2 = {instancePath:instancePath+"/archiveStatus",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.address !== undefined){
let data1 = data0.address;
if(typeof data1 === "string"){
if(!(formats4(data1))){
const err3 = {instancePath:instancePath+"/archiveStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/archiveStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.active !== undefined){
let data2 = data0.active;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/archiveStatus/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.secret !== undefined){
let data3 = data0.secret;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/archiveStatus/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/archiveStatus",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.connectionCreated !== undefined){
let data4 = data.connectionCreated;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.address === undefined){
const err8 = {instancePath:instancePath+"/connectionCreated",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key2 in data4){
if(!(((key2 === "address") || (key2 === "active")) || (key2 === "secret"))){
const err9 = {instancePath:instancePath+"/connectionCreated",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data4.address !== undefined){
let data5 = data4.address;
if(typeof data5 === "string"){
if(!(formats4(data5))){
const err10 = {instancePath:instancePath+"/connectionCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/connectionCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.active !== undefined){
let data6 = data4.active;
if(typeof data6 !== "boolean"){
const err12 = {instancePath:instancePath+"/connectionCreated/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data4.secret !== undefined){
let data7 = data4.secret;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/connectionCreated/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/connectionCreated",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.connectionDestroyed !== undefined){
let data8 = data.connectionDestroyed;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.address === undefined){
const err15 = {instancePath:instancePath+"/connectionDestroyed",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key3 in data8){
if(!(((key3 === "address") || (key3 === "active")) || (key3 === "secret"))){
const err16 = {instancePath:instancePath+"/connectionDestroyed",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data8.address !== undefined){
let data9 = data8.address;
if(typeof data9 === "string"){
if(!(formats4(data9))){
const err17 = {instancePath:instancePath+"/connectionDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/connectionDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data8.active !== undefined){
let data10 = data8.active;
if(typeof data10 !== "boolean"){
const err19 = {instancePath:instancePath+"/connectionDestroyed/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data8.secret !== undefined){
let data11 = data8.secret;
if(typeof data11 !== "string"){
const err20 = {instancePath:instancePath+"/connectionDestroyed/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/connectionDestroyed",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.sessionCreated !== undefined){
let data12 = data.sessionCreated;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.address === undefined){
const err22 = {instancePath:instancePath+"/sessionCreated",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key4 in data12){
if(!(((key4 === "address") || (key4 === "active")) || (key4 === "secret"))){
const err23 = {instancePath:instancePath+"/sessionCreated",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data12.address !== undefined){
let data13 = data12.address;
if(typeof data13 === "string"){
if(!(formats4(data13))){
const err24 = {instancePath:instancePath+"/sessionCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/sessionCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data12.active !== undefined){
let data14 = data12.active;
if(typeof data14 !== "boolean"){
const err26 = {instancePath:instancePath+"/sessionCreated/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data12.secret !== undefined){
let data15 = data12.secret;
if(typeof data15 !== "string"){
const err27 = {instancePath:instancePath+"/sessionCreated/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/sessionCreated",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.sessionDestroyed !== undefined){
let data16 = data.sessionDestroyed;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.address === undefined){
const err29 = {instancePath:instancePath+"/sessionDestroyed",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key5 in data16){
if(!(((key5 === "address") || (key5 === "active")) || (key5 === "secret"))){
const err30 = {instancePath:instancePath+"/sessionDestroyed",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data16.address !== undefined){
let data17 = data16.address;
if(typeof data17 === "string"){
if(!(formats4(data17))){
const err31 = {instancePath:instancePath+"/sessionDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/sessionDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data16.active !== undefined){
let data18 = data16.active;
if(typeof data18 !== "boolean"){
const err33 = {instancePath:instancePath+"/sessionDestroyed/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data16.secret !== undefined){
let data19 = data16.secret;
if(typeof data19 !== "string"){
const err34 = {instancePath:instancePath+"/sessionDestroyed/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/sessionDestroyed",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.sessionNotification !== undefined){
let data20 = data.sessionNotification;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.address === undefined){
const err36 = {instancePath:instancePath+"/sessionNotification",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key6 in data20){
if(!(((key6 === "address") || (key6 === "active")) || (key6 === "secret"))){
const err37 = {instancePath:instancePath+"/sessionNotification",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data20.address !== undefined){
let data21 = data20.address;
if(typeof data21 === "string"){
if(!(formats4(data21))){
const err38 = {instancePath:instancePath+"/sessionNotification/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data21};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/sessionNotification/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data20.active !== undefined){
let data22 = data20.active;
if(typeof data22 !== "boolean"){
const err40 = {instancePath:instancePath+"/sessionNotification/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data20.secret !== undefined){
let data23 = data20.secret;
if(typeof data23 !== "string"){
const err41 = {instancePath:instancePath+"/sessionNotification/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/sessionNotification",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data20};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.streamCreated !== undefined){
let data24 = data.streamCreated;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.address === undefined){
const err43 = {instancePath:instancePath+"/streamCreated",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key7 in data24){
if(!(((key7 === "address") || (key7 === "active")) || (key7 === "secret"))){
const err44 = {instancePath:instancePath+"/streamCreated",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data24};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data24.address !== undefined){
let data25 = data24.address;
if(typeof data25 === "string"){
if(!(formats4(data25))){
const err45 = {instancePath:instancePath+"/streamCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data25};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/streamCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data25};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data24.active !== undefined){
let data26 = data24.active;
if(typeof data26 !== "boolean"){
const err47 = {instancePath:instancePath+"/streamCreated/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data26};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data24.secret !== undefined){
let data27 = data24.secret;
if(typeof data27 !== "string"){
const err48 = {instancePath:instancePath+"/streamCreated/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/streamCreated",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data24};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.streamDestroyed !== undefined){
let data28 = data.streamDestroyed;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.address === undefined){
const err50 = {instancePath:instancePath+"/streamDestroyed",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data28};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key8 in data28){
if(!(((key8 === "address") || (key8 === "active")) || (key8 === "secret"))){
const err51 = {instancePath:instancePath+"/streamDestroyed",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data28};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data28.address !== undefined){
let data29 = data28.address;
if(typeof data29 === "string"){
if(!(formats4(data29))){
const err52 = {instancePath:instancePath+"/streamDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data29};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/streamDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data29};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data28.active !== undefined){
let data30 = data28.active;
if(typeof data30 !== "boolean"){
const err54 = {instancePath:instancePath+"/streamDestroyed/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data30};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data28.secret !== undefined){
let data31 = data28.secret;
if(typeof data31 !== "string"){
const err55 = {instancePath:instancePath+"/streamDestroyed/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data31};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/streamDestroyed",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data28};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.renderStatus !== undefined){
let data32 = data.renderStatus;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.address === undefined){
const err57 = {instancePath:instancePath+"/renderStatus",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data32};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
for(const key9 in data32){
if(!(((key9 === "address") || (key9 === "active")) || (key9 === "secret"))){
const err58 = {instancePath:instancePath+"/renderStatus",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data32};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data32.address !== undefined){
let data33 = data32.address;
if(typeof data33 === "string"){
if(!(formats4(data33))){
const err59 = {instancePath:instancePath+"/renderStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data33};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/renderStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data33};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data32.active !== undefined){
let data34 = data32.active;
if(typeof data34 !== "boolean"){
const err61 = {instancePath:instancePath+"/renderStatus/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data34};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data32.secret !== undefined){
let data35 = data32.secret;
if(typeof data35 !== "string"){
const err62 = {instancePath:instancePath+"/renderStatus/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data35};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/renderStatus",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.captionsStatus !== undefined){
let data36 = data.captionsStatus;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.address === undefined){
const err64 = {instancePath:instancePath+"/captionsStatus",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data36};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key10 in data36){
if(!(((key10 === "address") || (key10 === "active")) || (key10 === "secret"))){
const err65 = {instancePath:instancePath+"/captionsStatus",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data36};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data36.address !== undefined){
let data37 = data36.address;
if(typeof data37 === "string"){
if(!(formats4(data37))){
const err66 = {instancePath:instancePath+"/captionsStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data37};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/captionsStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data37};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data36.active !== undefined){
let data38 = data36.active;
if(typeof data38 !== "boolean"){
const err68 = {instancePath:instancePath+"/captionsStatus/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data38};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data36.secret !== undefined){
let data39 = data36.secret;
if(typeof data39 !== "string"){
const err69 = {instancePath:instancePath+"/captionsStatus/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data39};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/captionsStatus",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data36};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.broadcastStatus !== undefined){
let data40 = data.broadcastStatus;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.address === undefined){
const err71 = {instancePath:instancePath+"/broadcastStatus",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data40};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key11 in data40){
if(!(((key11 === "address") || (key11 === "active")) || (key11 === "secret"))){
const err72 = {instancePath:instancePath+"/broadcastStatus",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data40};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data40.address !== undefined){
let data41 = data40.address;
if(typeof data41 === "string"){
if(!(formats4(data41))){
const err73 = {instancePath:instancePath+"/broadcastStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data41};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/broadcastStatus/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data41};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data40.active !== undefined){
let data42 = data40.active;
if(typeof data42 !== "boolean"){
const err75 = {instancePath:instancePath+"/broadcastStatus/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data42};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data40.secret !== undefined){
let data43 = data40.secret;
if(typeof data43 !== "string"){
const err76 = {instancePath:instancePath+"/broadcastStatus/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data43};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/broadcastStatus",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data40};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.sipCallCreated !== undefined){
let data44 = data.sipCallCreated;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.address === undefined){
const err78 = {instancePath:instancePath+"/sipCallCreated",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data44};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key12 in data44){
if(!(((key12 === "address") || (key12 === "active")) || (key12 === "secret"))){
const err79 = {instancePath:instancePath+"/sipCallCreated",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data44};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data44.address !== undefined){
let data45 = data44.address;
if(typeof data45 === "string"){
if(!(formats4(data45))){
const err80 = {instancePath:instancePath+"/sipCallCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data45};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/sipCallCreated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data45};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data44.active !== undefined){
let data46 = data44.active;
if(typeof data46 !== "boolean"){
const err82 = {instancePath:instancePath+"/sipCallCreated/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data46};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data44.secret !== undefined){
let data47 = data44.secret;
if(typeof data47 !== "string"){
const err83 = {instancePath:instancePath+"/sipCallCreated/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data47};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/sipCallCreated",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data44};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.sipCallUpdated !== undefined){
let data48 = data.sipCallUpdated;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.address === undefined){
const err85 = {instancePath:instancePath+"/sipCallUpdated",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data48};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
for(const key13 in data48){
if(!(((key13 === "address") || (key13 === "active")) || (key13 === "secret"))){
const err86 = {instancePath:instancePath+"/sipCallUpdated",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data48};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data48.address !== undefined){
let data49 = data48.address;
if(typeof data49 === "string"){
if(!(formats4(data49))){
const err87 = {instancePath:instancePath+"/sipCallUpdated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data49};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/sipCallUpdated/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data49};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data48.active !== undefined){
let data50 = data48.active;
if(typeof data50 !== "boolean"){
const err89 = {instancePath:instancePath+"/sipCallUpdated/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data50};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data48.secret !== undefined){
let data51 = data48.secret;
if(typeof data51 !== "string"){
const err90 = {instancePath:instancePath+"/sipCallUpdated/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data51};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
}
else {
const err91 = {instancePath:instancePath+"/sipCallUpdated",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data48};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data.sipCallDestroyed !== undefined){
let data52 = data.sipCallDestroyed;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.address === undefined){
const err92 = {instancePath:instancePath+"/sipCallDestroyed",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data52};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
for(const key14 in data52){
if(!(((key14 === "address") || (key14 === "active")) || (key14 === "secret"))){
const err93 = {instancePath:instancePath+"/sipCallDestroyed",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data52};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data52.address !== undefined){
let data53 = data52.address;
if(typeof data53 === "string"){
if(!(formats4(data53))){
const err94 = {instancePath:instancePath+"/sipCallDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data53};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/sipCallDestroyed/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data53};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data52.active !== undefined){
let data54 = data52.active;
if(typeof data54 !== "boolean"){
const err96 = {instancePath:instancePath+"/sipCallDestroyed/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data54};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data52.secret !== undefined){
let data55 = data52.secret;
if(typeof data55 !== "string"){
const err97 = {instancePath:instancePath+"/sipCallDestroyed/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data55};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/sipCallDestroyed",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data52};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data.sipCallMuteForced !== undefined){
let data56 = data.sipCallMuteForced;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
if(data56.address === undefined){
const err99 = {instancePath:instancePath+"/sipCallMuteForced",schemaPath:"#/definitions/VideoWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema35.required,parentSchema:schema35,data:data56};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
for(const key15 in data56){
if(!(((key15 === "address") || (key15 === "active")) || (key15 === "secret"))){
const err100 = {instancePath:instancePath+"/sipCallMuteForced",schemaPath:"#/definitions/VideoWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data:data56};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data56.address !== undefined){
let data57 = data56.address;
if(typeof data57 === "string"){
if(!(formats4(data57))){
const err101 = {instancePath:instancePath+"/sipCallMuteForced/address",schemaPath:"#/definitions/VideoWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema35.properties.address,data:data57};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/sipCallMuteForced/address",schemaPath:"#/definitions/VideoWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.address.type,parentSchema:schema35.properties.address,data:data57};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data56.active !== undefined){
let data58 = data56.active;
if(typeof data58 !== "boolean"){
const err103 = {instancePath:instancePath+"/sipCallMuteForced/active",schemaPath:"#/definitions/VideoWebhook/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.active.type,parentSchema:schema35.properties.active,data:data58};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data56.secret !== undefined){
let data59 = data56.secret;
if(typeof data59 !== "string"){
const err104 = {instancePath:instancePath+"/sipCallMuteForced/secret",schemaPath:"#/definitions/VideoWebhook/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.secret.type,parentSchema:schema35.properties.secret,data:data59};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/sipCallMuteForced",schemaPath:"#/definitions/VideoWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data56};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "webhooks") || (key0 === "storage"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.webhooks !== undefined){
if(!(validate32(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.storage !== undefined){
let data1 = data.storage;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(((((key1 === "serverSideEncryption") || (key1 === "endToEndEncryption")) || (key1 === "cloudStorage")) || (key1 === "credential")) || (key1 === "credentialType"))){
const err1 = {instancePath:instancePath+"/storage",schemaPath:"#/definitions/VideoStorage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema50,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data1.serverSideEncryption !== undefined){
let data2 = data1.serverSideEncryption;
if(typeof data2 !== "boolean"){
const err2 = {instancePath:instancePath+"/storage/serverSideEncryption",schemaPath:"#/definitions/VideoStorage/properties/serverSideEncryption/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema50.properties.serverSideEncryption.type,parentSchema:schema50.properties.serverSideEncryption,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.endToEndEncryption !== undefined){
let data3 = data1.endToEndEncryption;
if(typeof data3 !== "boolean"){
const err3 = {instancePath:instancePath+"/storage/endToEndEncryption",schemaPath:"#/definitions/VideoStorage/properties/endToEndEncryption/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema50.properties.endToEndEncryption.type,parentSchema:schema50.properties.endToEndEncryption,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.cloudStorage !== undefined){
let data4 = data1.cloudStorage;
if(typeof data4 !== "boolean"){
const err4 = {instancePath:instancePath+"/storage/cloudStorage",schemaPath:"#/definitions/VideoStorage/properties/cloudStorage/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema50.properties.cloudStorage.type,parentSchema:schema50.properties.cloudStorage,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.credential !== undefined){
let data5 = data1.credential;
if(typeof data5 !== "string"){
const err5 = {instancePath:instancePath+"/storage/credential",schemaPath:"#/definitions/VideoStorage/properties/credential/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.credential.type,parentSchema:schema50.properties.credential,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.credentialType !== undefined){
let data6 = data1.credentialType;
if(typeof data6 !== "string"){
const err6 = {instancePath:instancePath+"/storage/credentialType",schemaPath:"#/definitions/VideoStorage/properties/credentialType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.credentialType.type,parentSchema:schema50.properties.credentialType,data:data6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/storage",schemaPath:"#/definitions/VideoStorage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.type,parentSchema:schema50,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

const schema52 = {"description":"Meetings, for applications that still have them. Vonage has discontinued this product.","type":"object","properties":{"webhooks":{"description":"The webhooks of meetings.","group":true,"source":"documentation","$ref":"#/definitions/MeetingsWebhooks"}},"additionalProperties":false};
const schema53 = {"description":"The webhooks for events of meetings.","type":"object","properties":{"recordingChanged":{"description":"Vonage calls it for events of recordings.","source":"documentation of POST and of all answers; that of PUT says recording_url","$ref":"#/definitions/PostWebhook"},"roomChanged":{"description":"Vonage calls it for events of rooms.","source":"documentation of POST and of all answers; that of PUT says rooms_url","$ref":"#/definitions/PostWebhook"},"sessionChanged":{"description":"Vonage calls it for events of sessions.","source":"documentation of POST and of all answers; that of PUT says sessions_url","$ref":"#/definitions/PostWebhook"}},"additionalProperties":false};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "recordingChanged") || (key0 === "roomChanged")) || (key0 === "sessionChanged"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.recordingChanged !== undefined){
let data0 = data.recordingChanged;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.address === undefined){
const err1 = {instancePath:instancePath+"/recordingChanged",schemaPath:"#/definitions/PostWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema24.required,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!((key1 === "address") || (key1 === "httpMethod"))){
const err2 = {instancePath:instancePath+"/recordingChanged",schemaPath:"#/definitions/PostWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.address !== undefined){
let data1 = data0.address;
if(typeof data1 === "string"){
if(!(formats4(data1))){
const err3 = {instancePath:instancePath+"/recordingChanged/address",schemaPath:"#/definitions/PostWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema24.properties.address,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/recordingChanged/address",schemaPath:"#/definitions/PostWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.address.type,parentSchema:schema24.properties.address,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.httpMethod !== undefined){
let data2 = data0.httpMethod;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/recordingChanged/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.httpMethod.type,parentSchema:schema24.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data2 === "POST")){
const err6 = {instancePath:instancePath+"/recordingChanged/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema24.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.httpMethod.enum,parentSchema:schema24.properties.httpMethod,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/recordingChanged",schemaPath:"#/definitions/PostWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.roomChanged !== undefined){
let data3 = data.roomChanged;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.address === undefined){
const err8 = {instancePath:instancePath+"/roomChanged",schemaPath:"#/definitions/PostWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema24.required,parentSchema:schema24,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key2 in data3){
if(!((key2 === "address") || (key2 === "httpMethod"))){
const err9 = {instancePath:instancePath+"/roomChanged",schemaPath:"#/definitions/PostWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.address !== undefined){
let data4 = data3.address;
if(typeof data4 === "string"){
if(!(formats4(data4))){
const err10 = {instancePath:instancePath+"/roomChanged/address",schemaPath:"#/definitions/PostWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema24.properties.address,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/roomChanged/address",schemaPath:"#/definitions/PostWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.address.type,parentSchema:schema24.properties.address,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.httpMethod !== undefined){
let data5 = data3.httpMethod;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/roomChanged/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.httpMethod.type,parentSchema:schema24.properties.httpMethod,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(data5 === "POST")){
const err13 = {instancePath:instancePath+"/roomChanged/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema24.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.httpMethod.enum,parentSchema:schema24.properties.httpMethod,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/roomChanged",schemaPath:"#/definitions/PostWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.sessionChanged !== undefined){
let data6 = data.sessionChanged;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.address === undefined){
const err15 = {instancePath:instancePath+"/sessionChanged",schemaPath:"#/definitions/PostWebhook/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema24.required,parentSchema:schema24,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key3 in data6){
if(!((key3 === "address") || (key3 === "httpMethod"))){
const err16 = {instancePath:instancePath+"/sessionChanged",schemaPath:"#/definitions/PostWebhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data6.address !== undefined){
let data7 = data6.address;
if(typeof data7 === "string"){
if(!(formats4(data7))){
const err17 = {instancePath:instancePath+"/sessionChanged/address",schemaPath:"#/definitions/PostWebhook/properties/address/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema24.properties.address,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/sessionChanged/address",schemaPath:"#/definitions/PostWebhook/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.address.type,parentSchema:schema24.properties.address,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data6.httpMethod !== undefined){
let data8 = data6.httpMethod;
if(typeof data8 !== "string"){
const err19 = {instancePath:instancePath+"/sessionChanged/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.httpMethod.type,parentSchema:schema24.properties.httpMethod,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(data8 === "POST")){
const err20 = {instancePath:instancePath+"/sessionChanged/httpMethod",schemaPath:"#/definitions/PostWebhook/properties/httpMethod/enum",keyword:"enum",params:{allowedValues: schema24.properties.httpMethod.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.httpMethod.enum,parentSchema:schema24.properties.httpMethod,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/sessionChanged",schemaPath:"#/definitions/PostWebhook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema53.type,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "webhooks")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.webhooks !== undefined){
if(!(validate36(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const formats48 = accepts.uri;

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema14.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.voice !== undefined){
if(!(validate13(data.voice, {instancePath:instancePath+"/voice",parentData:data,parentDataProperty:"voice",rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
if(data.messages !== undefined){
if(!(validate19(data.messages, {instancePath:instancePath+"/messages",parentData:data,parentDataProperty:"messages",rootData}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
}
if(data.rtc !== undefined){
if(!(validate23(data.rtc, {instancePath:instancePath+"/rtc",parentData:data,parentDataProperty:"rtc",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.vbc !== undefined){
let data3 = data.vbc;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
const err1 = {instancePath:instancePath+"/vbc",schemaPath:"#/definitions/Vbc/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data3};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/vbc",schemaPath:"#/definitions/Vbc/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.verify !== undefined){
if(!(validate27(data.verify, {instancePath:instancePath+"/verify",parentData:data,parentDataProperty:"verify",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.video !== undefined){
if(!(validate31(data.video, {instancePath:instancePath+"/video",parentData:data,parentDataProperty:"video",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.networkApis !== undefined){
let data6 = data.networkApis;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
if(!((key2 === "networkApplicationId") || (key2 === "redirectUri"))){
const err3 = {instancePath:instancePath+"/networkApis",schemaPath:"#/definitions/NetworkApis/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data:data6};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data6.networkApplicationId !== undefined){
let data7 = data6.networkApplicationId;
if(typeof data7 === "string"){
if(func4(data7) < 1){
const err4 = {instancePath:instancePath+"/networkApis/networkApplicationId",schemaPath:"#/definitions/NetworkApis/properties/networkApplicationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema51.properties.networkApplicationId,data:data7};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/networkApis/networkApplicationId",schemaPath:"#/definitions/NetworkApis/properties/networkApplicationId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.networkApplicationId.type,parentSchema:schema51.properties.networkApplicationId,data:data7};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data6.redirectUri !== undefined){
let data8 = data6.redirectUri;
if(typeof data8 === "string"){
if(!(formats48(data8))){
const err6 = {instancePath:instancePath+"/networkApis/redirectUri",schemaPath:"#/definitions/NetworkApis/properties/redirectUri/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema51.properties.redirectUri,data:data8};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/networkApis/redirectUri",schemaPath:"#/definitions/NetworkApis/properties/redirectUri/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.redirectUri.type,parentSchema:schema51.properties.redirectUri,data:data8};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/networkApis",schemaPath:"#/definitions/NetworkApis/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.meetings !== undefined){
if(!(validate35(data.meetings, {instancePath:instancePath+"/meetings",parentData:data,parentDataProperty:"meetings",rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.extra !== undefined){
let data10 = data.extra;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key3 in data10){
let data11 = data10[key3];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
}
else {
const err9 = {instancePath:instancePath+"/extra/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/extra/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.extra.additionalProperties.type,parentSchema:schema14.properties.extra.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/extra",schemaPath:"#/properties/extra/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.extra.type,parentSchema:schema14.properties.extra,data:data10};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "privacy")) || (key0 === "publicKey")) || (key0 === "privateKey")) || (key0 === "keyTriggers")) || (key0 === "capabilities"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.privacy !== undefined){
let data1 = data.privacy;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(key1 === "improveAi")){
const err4 = {instancePath:instancePath+"/privacy",schemaPath:"#/definitions/Privacy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.improveAi !== undefined){
let data2 = data1.improveAi;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/privacy/improveAi",schemaPath:"#/definitions/Privacy/properties/improveAi/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.improveAi.type,parentSchema:schema13.properties.improveAi,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/privacy",schemaPath:"#/definitions/Privacy/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.publicKey !== undefined){
let data3 = data.publicKey;
if(typeof data3 === "string"){
if(!(formats0(data3))){
const err7 = {instancePath:instancePath+"/publicKey",schemaPath:"#/properties/publicKey/format",keyword:"format",params:{format: "public-key"},message:"must match format \""+"public-key"+"\"",schema:"public-key",parentSchema:schema12.properties.publicKey,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/publicKey",schemaPath:"#/properties/publicKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.publicKey.type,parentSchema:schema12.properties.publicKey,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.privateKey !== undefined){
let data4 = data.privateKey;
if(typeof data4 === "string"){
if(!(formats2(data4))){
const err9 = {instancePath:instancePath+"/privateKey",schemaPath:"#/properties/privateKey/format",keyword:"format",params:{format: "private-key"},message:"must match format \""+"private-key"+"\"",schema:"private-key",parentSchema:schema12.properties.privateKey,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/privateKey",schemaPath:"#/properties/privateKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.privateKey.type,parentSchema:schema12.properties.privateKey,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.keyTriggers !== undefined){
let data5 = data.keyTriggers;
if(!(Array.isArray(data5))){
const err11 = {instancePath:instancePath+"/keyTriggers",schemaPath:"#/properties/keyTriggers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.keyTriggers.type,parentSchema:schema12.properties.keyTriggers,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.capabilities !== undefined){
if(!(validate12(data.capabilities, {instancePath:instancePath+"/capabilities",parentData:data,parentDataProperty:"capabilities",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

export const NumberInputs = validate40;
const schema57 = {"description":"The inputs of a phone number.","type":"object","properties":{"country":{"description":"The country of the number: two capital letters of ISO 3166-1.","pattern":"^[A-Z]{2}$","refusal":"must be the two capital letters of a country in ISO 3166-1, such as \"GB\"","replaceOnChanges":true,"source":"documentation","type":"string"},"msisdn":{"description":"The number in E.164 without the plus.","pattern":"^[1-9]\\d{2,14}$","refusal":"must be a number in E.164 without the plus, digits only, such as \"447700900000\"","digits":true,"replaceOnChanges":true,"source":"documentation","type":"string"},"applicationId":{"description":"The application that the number is linked to. It handles inbound calls and messages.","minLength":1,"wireName":"app_id","computed":true,"source":"official SDKs; captured answers; not empty: this provider","type":"string"},"moHttpUrl":{"description":"The webhook for inbound SMS. It must be online, because Vonage calls it before it accepts it.","format":"url","wireName":"moHttpUrl","computed":true,"source":"documentation","type":"string"},"sip":{"description":"The SIP address that calls are forwarded to. It takes precedence over the voice capability of the application. Give\neither sip or tel.","pattern":"^\\S+$","refusal":"must be a SIP address without spaces, such as \"sip:support@example.com\"","wireName":"voiceCallbackType=sip","computed":true,"source":"documentation; without spaces: this provider","type":"string"},"tel":{"description":"The telephone number that calls are forwarded to, in E.164 without the plus. It takes precedence over the voice\ncapability of the application. Give either sip or tel.","pattern":"^[1-9]\\d{2,14}$","refusal":"must be a number in E.164 without the plus, digits only, such as \"447700900000\"","digits":true,"wireName":"voiceCallbackType=tel","computed":true,"source":"documentation","type":"string"},"voiceStatusCallback":{"description":"The webhook for the end of a call that no application handles.","format":"url","wireName":"voiceStatusCallback","computed":true,"source":"documentation","type":"string"},"smppSystemType":{"description":"The SMPP system type of inbound SMS, such as `inbound`. Vonage never returns it, so its drift is not detected.","minLength":1,"wireName":"moSmppSysType","unechoed":true,"computed":true,"source":"documentation; not empty: this provider","type":"string"},"purchase":{"description":"Whether to buy the number if the account does not own it. It then costs money until it is cancelled, even if the\nprogram drops it. A number that the account owns is not bought again.","local":true,"default":false,"source":"this provider","type":"boolean"},"cancelOnDelete":{"description":"Whether to cancel the number when the resource is deleted. It then goes back to Vonage, which may sell it to\nothers. This cannot be undone. By default the number stays in the account. A replacement never cancels the number.","local":true,"default":false,"warning":"deleting this resource cancels the number {country}/{msisdn}, which cannot be undone","source":"this provider","type":"boolean"}},"additionalProperties":false,"required":["country","msisdn"]};
const pattern1 = new RegExp("^[A-Z]{2}$", "u");
const pattern2 = new RegExp("^[1-9]\\d{2,14}$", "u");
const pattern3 = new RegExp("^\\S+$", "u");

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.country === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "country"},message:"must have required property '"+"country"+"'",schema:schema57.required,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.msisdn === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "msisdn"},message:"must have required property '"+"msisdn"+"'",schema:schema57.required,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema57.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.country !== undefined){
let data0 = data.country;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err3 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"},message:"must match pattern \""+"^[A-Z]{2}$"+"\"",schema:"^[A-Z]{2}$",parentSchema:schema57.properties.country,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.country.type,parentSchema:schema57.properties.country,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.msisdn !== undefined){
let data1 = data.msisdn;
if(typeof data1 === "string"){
if(!pattern2.test(data1)){
const err5 = {instancePath:instancePath+"/msisdn",schemaPath:"#/properties/msisdn/pattern",keyword:"pattern",params:{pattern: "^[1-9]\\d{2,14}$"},message:"must match pattern \""+"^[1-9]\\d{2,14}$"+"\"",schema:"^[1-9]\\d{2,14}$",parentSchema:schema57.properties.msisdn,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/msisdn",schemaPath:"#/properties/msisdn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.msisdn.type,parentSchema:schema57.properties.msisdn,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.applicationId !== undefined){
let data2 = data.applicationId;
if(typeof data2 === "string"){
if(func4(data2) < 1){
const err7 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema57.properties.applicationId,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.applicationId.type,parentSchema:schema57.properties.applicationId,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.moHttpUrl !== undefined){
let data3 = data.moHttpUrl;
if(typeof data3 === "string"){
if(!(formats4(data3))){
const err9 = {instancePath:instancePath+"/moHttpUrl",schemaPath:"#/properties/moHttpUrl/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema57.properties.moHttpUrl,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/moHttpUrl",schemaPath:"#/properties/moHttpUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.moHttpUrl.type,parentSchema:schema57.properties.moHttpUrl,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.sip !== undefined){
let data4 = data.sip;
if(typeof data4 === "string"){
if(!pattern3.test(data4)){
const err11 = {instancePath:instancePath+"/sip",schemaPath:"#/properties/sip/pattern",keyword:"pattern",params:{pattern: "^\\S+$"},message:"must match pattern \""+"^\\S+$"+"\"",schema:"^\\S+$",parentSchema:schema57.properties.sip,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/sip",schemaPath:"#/properties/sip/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.sip.type,parentSchema:schema57.properties.sip,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.tel !== undefined){
let data5 = data.tel;
if(typeof data5 === "string"){
if(!pattern2.test(data5)){
const err13 = {instancePath:instancePath+"/tel",schemaPath:"#/properties/tel/pattern",keyword:"pattern",params:{pattern: "^[1-9]\\d{2,14}$"},message:"must match pattern \""+"^[1-9]\\d{2,14}$"+"\"",schema:"^[1-9]\\d{2,14}$",parentSchema:schema57.properties.tel,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/tel",schemaPath:"#/properties/tel/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.tel.type,parentSchema:schema57.properties.tel,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.voiceStatusCallback !== undefined){
let data6 = data.voiceStatusCallback;
if(typeof data6 === "string"){
if(!(formats4(data6))){
const err15 = {instancePath:instancePath+"/voiceStatusCallback",schemaPath:"#/properties/voiceStatusCallback/format",keyword:"format",params:{format: "url"},message:"must match format \""+"url"+"\"",schema:"url",parentSchema:schema57.properties.voiceStatusCallback,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/voiceStatusCallback",schemaPath:"#/properties/voiceStatusCallback/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.voiceStatusCallback.type,parentSchema:schema57.properties.voiceStatusCallback,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.smppSystemType !== undefined){
let data7 = data.smppSystemType;
if(typeof data7 === "string"){
if(func4(data7) < 1){
const err17 = {instancePath:instancePath+"/smppSystemType",schemaPath:"#/properties/smppSystemType/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema57.properties.smppSystemType,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/smppSystemType",schemaPath:"#/properties/smppSystemType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.smppSystemType.type,parentSchema:schema57.properties.smppSystemType,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.purchase !== undefined){
let data8 = data.purchase;
if(typeof data8 !== "boolean"){
const err19 = {instancePath:instancePath+"/purchase",schemaPath:"#/properties/purchase/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema57.properties.purchase.type,parentSchema:schema57.properties.purchase,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.cancelOnDelete !== undefined){
let data9 = data.cancelOnDelete;
if(typeof data9 !== "boolean"){
const err20 = {instancePath:instancePath+"/cancelOnDelete",schemaPath:"#/properties/cancelOnDelete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema57.properties.cancelOnDelete.type,parentSchema:schema57.properties.cancelOnDelete,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.type,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

export const UserInputs = validate41;
const schema58 = {"description":"The inputs of a user.","type":"object","properties":{"applicationId":{"description":"The application that the user belongs to.","minLength":1,"local":true,"replaceOnChanges":true,"source":"documentation; not empty: this provider","type":"string"},"privateKey":{"description":"The private key of that application, in PEM. It signs the requests about its users, and is never sent. It is\nrequired unless the provider's settings or an application of this deployment hold it. A change of this key does not\nchange the user.","whenMissing":"the stack holds no private key of an application that was adopted or looked up, or that has a publicKey of your own; give it as privateKey, or to the provider by vonage:privateKeys or vonage:privateKeyFolder","format":"private-key","secret":true,"local":true,"credential":true,"source":"documentation","type":"string"},"name":{"description":"The user's name, unique in the application. In a program it defaults to the resource's logical name. It must not be\n`me`, and must not begin with `USR-`.","pattern":"^(?!me$)(?!USR-)[\\s\\S]+$","refusal":"must be a name that is not empty, is not \"me\", and does not begin with \"USR-\" as ids do","source":"documentation; `me` and `USR-`: third-party note; not empty: this provider","type":"string"},"displayName":{"description":"The name that others see. It need not be unique.","minLength":1,"computed":true,"source":"documentation; not empty: captured answers","type":"string"},"imageUrl":{"description":"The URL of a picture.","format":"uri","computed":true,"source":"documentation; the form: captured answers","type":"string"},"properties":{"description":"Further data of the user.","group":true,"source":"documentation","$ref":"#/definitions/UserProperties"},"channels":{"description":"The channels by which the user can be reached. Each kind of channel that the program declares is managed as a whole\nlist. A kind that it never declares is not managed.","group":true,"source":"documentation","$ref":"#/definitions/UserChannels"},"adopt":{"description":"Whether to take over an existing user of this name instead of failing. The user is then managed and deleted like\none that was created here. Make sure that no other stack or program manages it.","local":true,"default":false,"source":"this provider","type":"boolean"}},"additionalProperties":false,"required":["applicationId","name"]};
const schema59 = {"description":"Further data of a user.","type":"object","properties":{"customData":{"description":"Any data. Keys stay exactly as they are written. Mark secrets in it with `pulumi.secret`.","computed":true,"source":"documentation","type":"object","additionalProperties":{}},"ttl":{"description":"The lifetime of the user, in seconds.","minimum":0,"maximum":2147483648,"type":"integer","computed":true,"source":"documentation; the minimum: captured answers"}},"additionalProperties":false};
const pattern5 = new RegExp("^(?!me$)(?!USR-)[\\s\\S]+$", "u");
const schema60 = {"description":"The channels by which a user can be reached.","type":"object","properties":{"pstn":{"description":"Telephone numbers.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/PstnChannel"}},"sip":{"description":"SIP endpoints. The state keeps passwords as secrets, whether or not the program marks them. If the program marks a\npassword as a secret, previews mask the whole list and do not show its changes.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/SipChannel"}},"vbc":{"description":"Extensions of Vonage Business Cloud.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/VbcChannel"}},"websocket":{"description":"Websockets that take a call's audio.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/WebsocketChannel"}},"sms":{"description":"Numbers for SMS.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/NumberChannel"}},"mms":{"description":"Numbers for MMS.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/NumberChannel"}},"whatsapp":{"description":"Numbers on WhatsApp.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/NumberChannel"}},"viber":{"description":"Numbers on Viber.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/NumberChannel"}},"messenger":{"description":"Accounts on Messenger.","computed":true,"source":"documentation","type":"array","items":{"$ref":"#/definitions/MessengerChannel"}}},"additionalProperties":false};
const schema61 = {"description":"A telephone number.","type":"object","properties":{"number":{"description":"The number in E.164 without the plus, as a number and not as a text.","minimum":0,"type":"integer","refusal":"must be a whole number: the telephone number in E.164 without the plus, such as 447700900000","source":"documentation; captured answers; E.164, from an example of documentation, and the minimum: this provider"}},"additionalProperties":false,"required":["number"]};
const schema62 = {"description":"A SIP endpoint.","type":"object","properties":{"uri":{"description":"Its address, `sip:` or `sips:`.","pattern":"^(sip|sips):\\+?([\\w|:.\\-@;,=%&]+)","refusal":"must be a SIP address that begins with sip: or sips:, such as sip:ada@example.com","source":"documentation","type":"string"},"username":{"description":"The user name to sign in with.","minLength":1,"source":"documentation; not empty: this provider","type":"string"},"password":{"description":"The password to sign in with. Everybody who holds the application's key can read it.","minLength":1,"secret":true,"source":"documentation; captured answers; not empty: this provider","type":"string"}},"additionalProperties":false,"required":["uri"]};
const schema63 = {"description":"An extension of Vonage Business Cloud.","type":"object","properties":{"extension":{"description":"The extension.","minLength":1,"source":"documentation; not empty: this provider","type":"string"}},"additionalProperties":false,"required":["extension"]};
const schema64 = {"description":"A websocket that takes a call's audio.","type":"object","properties":{"uri":{"description":"Its address, `ws://` or `wss://`.","pattern":"^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\\]\\[]+$","refusal":"must be a websocket address that begins with ws:// or wss://, without spaces, such as wss://example.com/socket","source":"documentation, whose pattern is broken: repaired as in the official SDK for Python; not empty: this provider","type":"string"},"contentType":{"description":"The format of the audio.","wireName":"content-type","source":"documentation","enum":["audio/l16;rate=16000","audio/l16;rate=8000"],"type":"string"},"headers":{"description":"Headers that are sent with the connection. Names and values stay exactly as they are written.","source":"documentation","type":"object","additionalProperties":{"type":"string"}}},"additionalProperties":false,"required":["uri"]};
const schema65 = {"description":"A number on a messaging channel.","type":"object","properties":{"number":{"description":"The number in E.164 without the plus.","minLength":1,"pattern":"^(?!\\+)","refusal":"must be a number in E.164 without the plus, such as \"447700900000\"","digits":true,"source":"documentation; without the plus, from its example, and not empty: this provider","type":"string"}},"additionalProperties":false,"required":["number"]};
const schema69 = {"description":"An account on Messenger.","type":"object","properties":{"id":{"description":"Its id.","minLength":1,"source":"documentation; not empty: this provider","type":"string"}},"additionalProperties":false,"required":["id"]};
const pattern6 = new RegExp("^(sip|sips):\\+?([\\w|:.\\-@;,=%&]+)", "u");
const pattern7 = new RegExp("^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\\]\\[]+$", "u");
const pattern8 = new RegExp("^(?!\\+)", "u");

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema60.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.pstn !== undefined){
let data0 = data.pstn;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.number === undefined){
const err1 = {instancePath:instancePath+"/pstn/" + i0,schemaPath:"#/definitions/PstnChannel/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'",schema:schema61.required,parentSchema:schema61,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data1){
if(!(key1 === "number")){
const err2 = {instancePath:instancePath+"/pstn/" + i0,schemaPath:"#/definitions/PstnChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema61,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.number !== undefined){
let data2 = data1.number;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err3 = {instancePath:instancePath+"/pstn/" + i0+"/number",schemaPath:"#/definitions/PstnChannel/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema61.properties.number.type,parentSchema:schema61.properties.number,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 < 0 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/pstn/" + i0+"/number",schemaPath:"#/definitions/PstnChannel/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema61.properties.number,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/pstn/" + i0,schemaPath:"#/definitions/PstnChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema61.type,parentSchema:schema61,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/pstn",schemaPath:"#/properties/pstn/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.pstn.type,parentSchema:schema60.properties.pstn,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.sip !== undefined){
let data3 = data.sip;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.uri === undefined){
const err7 = {instancePath:instancePath+"/sip/" + i1,schemaPath:"#/definitions/SipChannel/required",keyword:"required",params:{missingProperty: "uri"},message:"must have required property '"+"uri"+"'",schema:schema62.required,parentSchema:schema62,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key2 in data4){
if(!(((key2 === "uri") || (key2 === "username")) || (key2 === "password"))){
const err8 = {instancePath:instancePath+"/sip/" + i1,schemaPath:"#/definitions/SipChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema62,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.uri !== undefined){
let data5 = data4.uri;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err9 = {instancePath:instancePath+"/sip/" + i1+"/uri",schemaPath:"#/definitions/SipChannel/properties/uri/pattern",keyword:"pattern",params:{pattern: "^(sip|sips):\\+?([\\w|:.\\-@;,=%&]+)"},message:"must match pattern \""+"^(sip|sips):\\+?([\\w|:.\\-@;,=%&]+)"+"\"",schema:"^(sip|sips):\\+?([\\w|:.\\-@;,=%&]+)",parentSchema:schema62.properties.uri,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/sip/" + i1+"/uri",schemaPath:"#/definitions/SipChannel/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.uri.type,parentSchema:schema62.properties.uri,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data4.username !== undefined){
let data6 = data4.username;
if(typeof data6 === "string"){
if(func4(data6) < 1){
const err11 = {instancePath:instancePath+"/sip/" + i1+"/username",schemaPath:"#/definitions/SipChannel/properties/username/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema62.properties.username,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/sip/" + i1+"/username",schemaPath:"#/definitions/SipChannel/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.username.type,parentSchema:schema62.properties.username,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data4.password !== undefined){
let data7 = data4.password;
if(typeof data7 === "string"){
if(func4(data7) < 1){
const err13 = {instancePath:instancePath+"/sip/" + i1+"/password",schemaPath:"#/definitions/SipChannel/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema62.properties.password,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/sip/" + i1+"/password",schemaPath:"#/definitions/SipChannel/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.password.type,parentSchema:schema62.properties.password,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/sip/" + i1,schemaPath:"#/definitions/SipChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema62.type,parentSchema:schema62,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/sip",schemaPath:"#/properties/sip/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.sip.type,parentSchema:schema60.properties.sip,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.vbc !== undefined){
let data8 = data.vbc;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.extension === undefined){
const err17 = {instancePath:instancePath+"/vbc/" + i2,schemaPath:"#/definitions/VbcChannel/required",keyword:"required",params:{missingProperty: "extension"},message:"must have required property '"+"extension"+"'",schema:schema63.required,parentSchema:schema63,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key3 in data9){
if(!(key3 === "extension")){
const err18 = {instancePath:instancePath+"/vbc/" + i2,schemaPath:"#/definitions/VbcChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema63,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data9.extension !== undefined){
let data10 = data9.extension;
if(typeof data10 === "string"){
if(func4(data10) < 1){
const err19 = {instancePath:instancePath+"/vbc/" + i2+"/extension",schemaPath:"#/definitions/VbcChannel/properties/extension/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema63.properties.extension,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/vbc/" + i2+"/extension",schemaPath:"#/definitions/VbcChannel/properties/extension/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.extension.type,parentSchema:schema63.properties.extension,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/vbc/" + i2,schemaPath:"#/definitions/VbcChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.type,parentSchema:schema63,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/vbc",schemaPath:"#/properties/vbc/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.vbc.type,parentSchema:schema60.properties.vbc,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.websocket !== undefined){
let data11 = data.websocket;
if(Array.isArray(data11)){
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
let data12 = data11[i3];
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.uri === undefined){
const err23 = {instancePath:instancePath+"/websocket/" + i3,schemaPath:"#/definitions/WebsocketChannel/required",keyword:"required",params:{missingProperty: "uri"},message:"must have required property '"+"uri"+"'",schema:schema64.required,parentSchema:schema64,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key4 in data12){
if(!(((key4 === "uri") || (key4 === "contentType")) || (key4 === "headers"))){
const err24 = {instancePath:instancePath+"/websocket/" + i3,schemaPath:"#/definitions/WebsocketChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data12.uri !== undefined){
let data13 = data12.uri;
if(typeof data13 === "string"){
if(!pattern7.test(data13)){
const err25 = {instancePath:instancePath+"/websocket/" + i3+"/uri",schemaPath:"#/definitions/WebsocketChannel/properties/uri/pattern",keyword:"pattern",params:{pattern: "^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\\]\\[]+$"},message:"must match pattern \""+"^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\\]\\[]+$"+"\"",schema:"^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\\]\\[]+$",parentSchema:schema64.properties.uri,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/websocket/" + i3+"/uri",schemaPath:"#/definitions/WebsocketChannel/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.uri.type,parentSchema:schema64.properties.uri,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data12.contentType !== undefined){
let data14 = data12.contentType;
if(typeof data14 !== "string"){
const err27 = {instancePath:instancePath+"/websocket/" + i3+"/contentType",schemaPath:"#/definitions/WebsocketChannel/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.contentType.type,parentSchema:schema64.properties.contentType,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!((data14 === "audio/l16;rate=16000") || (data14 === "audio/l16;rate=8000"))){
const err28 = {instancePath:instancePath+"/websocket/" + i3+"/contentType",schemaPath:"#/definitions/WebsocketChannel/properties/contentType/enum",keyword:"enum",params:{allowedValues: schema64.properties.contentType.enum},message:"must be equal to one of the allowed values",schema:schema64.properties.contentType.enum,parentSchema:schema64.properties.contentType,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data12.headers !== undefined){
let data15 = data12.headers;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key5 in data15){
let data16 = data15[key5];
if(typeof data16 !== "string"){
const err29 = {instancePath:instancePath+"/websocket/" + i3+"/headers/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/WebsocketChannel/properties/headers/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.headers.additionalProperties.type,parentSchema:schema64.properties.headers.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/websocket/" + i3+"/headers",schemaPath:"#/definitions/WebsocketChannel/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.headers.type,parentSchema:schema64.properties.headers,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/websocket/" + i3,schemaPath:"#/definitions/WebsocketChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data:data12};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/websocket",schemaPath:"#/properties/websocket/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.websocket.type,parentSchema:schema60.properties.websocket,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.sms !== undefined){
let data17 = data.sms;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.number === undefined){
const err33 = {instancePath:instancePath+"/sms/" + i4,schemaPath:"#/definitions/NumberChannel/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'",schema:schema65.required,parentSchema:schema65,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key6 in data18){
if(!(key6 === "number")){
const err34 = {instancePath:instancePath+"/sms/" + i4,schemaPath:"#/definitions/NumberChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data18.number !== undefined){
let data19 = data18.number;
if(typeof data19 === "string"){
if(func4(data19) < 1){
const err35 = {instancePath:instancePath+"/sms/" + i4+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema65.properties.number,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!pattern8.test(data19)){
const err36 = {instancePath:instancePath+"/sms/" + i4+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/pattern",keyword:"pattern",params:{pattern: "^(?!\\+)"},message:"must match pattern \""+"^(?!\\+)"+"\"",schema:"^(?!\\+)",parentSchema:schema65.properties.number,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/sms/" + i4+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.number.type,parentSchema:schema65.properties.number,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/sms/" + i4,schemaPath:"#/definitions/NumberChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/sms",schemaPath:"#/properties/sms/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.sms.type,parentSchema:schema60.properties.sms,data:data17};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.mms !== undefined){
let data20 = data.mms;
if(Array.isArray(data20)){
const len5 = data20.length;
for(let i5=0; i5<len5; i5++){
let data21 = data20[i5];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.number === undefined){
const err40 = {instancePath:instancePath+"/mms/" + i5,schemaPath:"#/definitions/NumberChannel/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'",schema:schema65.required,parentSchema:schema65,data:data21};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
for(const key7 in data21){
if(!(key7 === "number")){
const err41 = {instancePath:instancePath+"/mms/" + i5,schemaPath:"#/definitions/NumberChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data21.number !== undefined){
let data22 = data21.number;
if(typeof data22 === "string"){
if(func4(data22) < 1){
const err42 = {instancePath:instancePath+"/mms/" + i5+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema65.properties.number,data:data22};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!pattern8.test(data22)){
const err43 = {instancePath:instancePath+"/mms/" + i5+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/pattern",keyword:"pattern",params:{pattern: "^(?!\\+)"},message:"must match pattern \""+"^(?!\\+)"+"\"",schema:"^(?!\\+)",parentSchema:schema65.properties.number,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/mms/" + i5+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.number.type,parentSchema:schema65.properties.number,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/mms/" + i5,schemaPath:"#/definitions/NumberChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data:data21};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/mms",schemaPath:"#/properties/mms/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.mms.type,parentSchema:schema60.properties.mms,data:data20};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.whatsapp !== undefined){
let data23 = data.whatsapp;
if(Array.isArray(data23)){
const len6 = data23.length;
for(let i6=0; i6<len6; i6++){
let data24 = data23[i6];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.number === undefined){
const err47 = {instancePath:instancePath+"/whatsapp/" + i6,schemaPath:"#/definitions/NumberChannel/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'",schema:schema65.required,parentSchema:schema65,data:data24};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
for(const key8 in data24){
if(!(key8 === "number")){
const err48 = {instancePath:instancePath+"/whatsapp/" + i6,schemaPath:"#/definitions/NumberChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data:data24};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data24.number !== undefined){
let data25 = data24.number;
if(typeof data25 === "string"){
if(func4(data25) < 1){
const err49 = {instancePath:instancePath+"/whatsapp/" + i6+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema65.properties.number,data:data25};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!pattern8.test(data25)){
const err50 = {instancePath:instancePath+"/whatsapp/" + i6+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/pattern",keyword:"pattern",params:{pattern: "^(?!\\+)"},message:"must match pattern \""+"^(?!\\+)"+"\"",schema:"^(?!\\+)",parentSchema:schema65.properties.number,data:data25};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/whatsapp/" + i6+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.number.type,parentSchema:schema65.properties.number,data:data25};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/whatsapp/" + i6,schemaPath:"#/definitions/NumberChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data:data24};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/whatsapp",schemaPath:"#/properties/whatsapp/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.whatsapp.type,parentSchema:schema60.properties.whatsapp,data:data23};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.viber !== undefined){
let data26 = data.viber;
if(Array.isArray(data26)){
const len7 = data26.length;
for(let i7=0; i7<len7; i7++){
let data27 = data26[i7];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.number === undefined){
const err54 = {instancePath:instancePath+"/viber/" + i7,schemaPath:"#/definitions/NumberChannel/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'",schema:schema65.required,parentSchema:schema65,data:data27};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key9 in data27){
if(!(key9 === "number")){
const err55 = {instancePath:instancePath+"/viber/" + i7,schemaPath:"#/definitions/NumberChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data:data27};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data27.number !== undefined){
let data28 = data27.number;
if(typeof data28 === "string"){
if(func4(data28) < 1){
const err56 = {instancePath:instancePath+"/viber/" + i7+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema65.properties.number,data:data28};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!pattern8.test(data28)){
const err57 = {instancePath:instancePath+"/viber/" + i7+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/pattern",keyword:"pattern",params:{pattern: "^(?!\\+)"},message:"must match pattern \""+"^(?!\\+)"+"\"",schema:"^(?!\\+)",parentSchema:schema65.properties.number,data:data28};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/viber/" + i7+"/number",schemaPath:"#/definitions/NumberChannel/properties/number/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.number.type,parentSchema:schema65.properties.number,data:data28};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/viber/" + i7,schemaPath:"#/definitions/NumberChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data:data27};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/viber",schemaPath:"#/properties/viber/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.viber.type,parentSchema:schema60.properties.viber,data:data26};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.messenger !== undefined){
let data29 = data.messenger;
if(Array.isArray(data29)){
const len8 = data29.length;
for(let i8=0; i8<len8; i8++){
let data30 = data29[i8];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.id === undefined){
const err61 = {instancePath:instancePath+"/messenger/" + i8,schemaPath:"#/definitions/MessengerChannel/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema69.required,parentSchema:schema69,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
for(const key10 in data30){
if(!(key10 === "id")){
const err62 = {instancePath:instancePath+"/messenger/" + i8,schemaPath:"#/definitions/MessengerChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema69,data:data30};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data30.id !== undefined){
let data31 = data30.id;
if(typeof data31 === "string"){
if(func4(data31) < 1){
const err63 = {instancePath:instancePath+"/messenger/" + i8+"/id",schemaPath:"#/definitions/MessengerChannel/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema69.properties.id,data:data31};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/messenger/" + i8+"/id",schemaPath:"#/definitions/MessengerChannel/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema69.properties.id.type,parentSchema:schema69.properties.id,data:data31};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/messenger/" + i8,schemaPath:"#/definitions/MessengerChannel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema69.type,parentSchema:schema69,data:data30};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/messenger",schemaPath:"#/properties/messenger/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.messenger.type,parentSchema:schema60.properties.messenger,data:data29};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema60.type,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.applicationId === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "applicationId"},message:"must have required property '"+"applicationId"+"'",schema:schema58.required,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema58.required,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "applicationId") || (key0 === "privateKey")) || (key0 === "name")) || (key0 === "displayName")) || (key0 === "imageUrl")) || (key0 === "properties")) || (key0 === "channels")) || (key0 === "adopt"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.applicationId !== undefined){
let data0 = data.applicationId;
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err3 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema58.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.applicationId.type,parentSchema:schema58.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.privateKey !== undefined){
let data1 = data.privateKey;
if(typeof data1 === "string"){
if(!(formats2(data1))){
const err5 = {instancePath:instancePath+"/privateKey",schemaPath:"#/properties/privateKey/format",keyword:"format",params:{format: "private-key"},message:"must match format \""+"private-key"+"\"",schema:"private-key",parentSchema:schema58.properties.privateKey,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/privateKey",schemaPath:"#/properties/privateKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.privateKey.type,parentSchema:schema58.properties.privateKey,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!me$)(?!USR-)[\\s\\S]+$"},message:"must match pattern \""+"^(?!me$)(?!USR-)[\\s\\S]+$"+"\"",schema:"^(?!me$)(?!USR-)[\\s\\S]+$",parentSchema:schema58.properties.name,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.name.type,parentSchema:schema58.properties.name,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.displayName !== undefined){
let data3 = data.displayName;
if(typeof data3 === "string"){
if(func4(data3) < 1){
const err9 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema58.properties.displayName,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.displayName.type,parentSchema:schema58.properties.displayName,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.imageUrl !== undefined){
let data4 = data.imageUrl;
if(typeof data4 === "string"){
if(!(formats48(data4))){
const err11 = {instancePath:instancePath+"/imageUrl",schemaPath:"#/properties/imageUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema58.properties.imageUrl,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/imageUrl",schemaPath:"#/properties/imageUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.imageUrl.type,parentSchema:schema58.properties.imageUrl,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.properties !== undefined){
let data5 = data.properties;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
if(!((key1 === "customData") || (key1 === "ttl"))){
const err13 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/UserProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema59,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data5.customData !== undefined){
let data6 = data5.customData;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
}
else {
const err14 = {instancePath:instancePath+"/properties/customData",schemaPath:"#/definitions/UserProperties/properties/customData/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.properties.customData.type,parentSchema:schema59.properties.customData,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.ttl !== undefined){
let data7 = data5.ttl;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err15 = {instancePath:instancePath+"/properties/ttl",schemaPath:"#/definitions/UserProperties/properties/ttl/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema59.properties.ttl.type,parentSchema:schema59.properties.ttl,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 2147483648 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/properties/ttl",schemaPath:"#/definitions/UserProperties/properties/ttl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483648},message:"must be <= 2147483648",schema:2147483648,parentSchema:schema59.properties.ttl,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/properties/ttl",schemaPath:"#/definitions/UserProperties/properties/ttl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema59.properties.ttl,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/UserProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.type,parentSchema:schema59,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.channels !== undefined){
if(!(validate42(data.channels, {instancePath:instancePath+"/channels",parentData:data,parentDataProperty:"channels",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.adopt !== undefined){
let data9 = data.adopt;
if(typeof data9 !== "boolean"){
const err19 = {instancePath:instancePath+"/adopt",schemaPath:"#/properties/adopt/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema58.properties.adopt.type,parentSchema:schema58.properties.adopt,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.type,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

export const GetApplicationInputs = validate44;
const schema70 = {"description":"Finds an existing application by its id or its name. The service never returns the private key.","type":"object","properties":{"id":{"description":"The id of the application. Give either it or the name.","minLength":1,"source":"this provider","type":"string"},"name":{"description":"The name of the application. No other application of the account may have this name.","minLength":1,"source":"this provider","type":"string"}},"additionalProperties":false};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "id") || (key0 === "name"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err1 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.id,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.id.type,parentSchema:schema70.properties.id,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func4(data1) < 1){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.name,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.name.type,parentSchema:schema70.properties.name,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.type,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}

export const GetApplicationsInputs = validate45;
const schema71 = {"description":"Lists the applications of the account.","type":"object","properties":{"namePrefix":{"description":"The prefix of the names. It is case-sensitive.","source":"this provider","type":"string"}},"additionalProperties":false};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "namePrefix")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.namePrefix !== undefined){
let data0 = data.namePrefix;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/namePrefix",schemaPath:"#/properties/namePrefix/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema71.properties.namePrefix.type,parentSchema:schema71.properties.namePrefix,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.type,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

export const GetNumbersInputs = validate46;
const schema72 = {"description":"Lists the phone numbers that the account owns.","type":"object","properties":{"applicationId":{"description":"The application that the numbers are linked to.","minLength":1,"source":"documentation","type":"string"},"country":{"description":"The country of the numbers: two capital letters of ISO 3166-1.","pattern":"^[A-Z]{2}$","refusal":"must be the two capital letters of a country in ISO 3166-1, such as \"GB\"","source":"documentation","type":"string"},"pattern":{"description":"Digits in the numbers, at the place that patternPlace names.","pattern":"^\\d{1,15}$","refusal":"must be digits only, such as \"4477\"","source":"documentation","type":"string"},"patternPlace":{"description":"The place of the pattern in a number. The default is the start.","default":"start","source":"documentation","enum":["anywhere","end","start"],"type":"string"}},"additionalProperties":false};
const pattern13 = new RegExp("^\\d{1,15}$", "u");

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "applicationId") || (key0 === "country")) || (key0 === "pattern")) || (key0 === "patternPlace"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.applicationId !== undefined){
let data0 = data.applicationId;
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err1 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema72.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema72.properties.applicationId.type,parentSchema:schema72.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.country !== undefined){
let data1 = data.country;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err3 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"},message:"must match pattern \""+"^[A-Z]{2}$"+"\"",schema:"^[A-Z]{2}$",parentSchema:schema72.properties.country,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema72.properties.country.type,parentSchema:schema72.properties.country,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.pattern !== undefined){
let data2 = data.pattern;
if(typeof data2 === "string"){
if(!pattern13.test(data2)){
const err5 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/pattern",keyword:"pattern",params:{pattern: "^\\d{1,15}$"},message:"must match pattern \""+"^\\d{1,15}$"+"\"",schema:"^\\d{1,15}$",parentSchema:schema72.properties.pattern,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema72.properties.pattern.type,parentSchema:schema72.properties.pattern,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.patternPlace !== undefined){
let data3 = data.patternPlace;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/patternPlace",schemaPath:"#/properties/patternPlace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema72.properties.patternPlace.type,parentSchema:schema72.properties.patternPlace,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data3 === "anywhere") || (data3 === "end")) || (data3 === "start"))){
const err8 = {instancePath:instancePath+"/patternPlace",schemaPath:"#/properties/patternPlace/enum",keyword:"enum",params:{allowedValues: schema72.properties.patternPlace.enum},message:"must be equal to one of the allowed values",schema:schema72.properties.patternPlace.enum,parentSchema:schema72.properties.patternPlace,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema72.type,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}

export const GetUserInputs = validate47;
const schema73 = {"description":"Finds an existing user by its id or its name.","type":"object","properties":{"applicationId":{"description":"The id of the application that the user belongs to.","minLength":1,"source":"documentation","type":"string"},"privateKey":{"description":"The private key of that application, in PEM. It signs the request and is never sent. It is required unless the\nprovider's settings or an application of this deployment hold it.","secret":true,"source":"this provider","type":"string"},"id":{"description":"The id of the user. Give either it or the name.","minLength":1,"source":"this provider","type":"string"},"name":{"description":"The name of the user.","minLength":1,"source":"documentation","type":"string"}},"additionalProperties":false,"required":["applicationId"]};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.applicationId === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "applicationId"},message:"must have required property '"+"applicationId"+"'",schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "applicationId") || (key0 === "privateKey")) || (key0 === "id")) || (key0 === "name"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.applicationId !== undefined){
let data0 = data.applicationId;
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err2 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema73.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema73.properties.applicationId.type,parentSchema:schema73.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.privateKey !== undefined){
let data1 = data.privateKey;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/privateKey",schemaPath:"#/properties/privateKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema73.properties.privateKey.type,parentSchema:schema73.properties.privateKey,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.id !== undefined){
let data2 = data.id;
if(typeof data2 === "string"){
if(func4(data2) < 1){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema73.properties.id,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema73.properties.id.type,parentSchema:schema73.properties.id,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if(typeof data3 === "string"){
if(func4(data3) < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema73.properties.name,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema73.properties.name.type,parentSchema:schema73.properties.name,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema73.type,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

export const GetUsersInputs = validate48;
const schema74 = {"description":"Lists the users of an application.","type":"object","properties":{"applicationId":{"description":"The id of the application.","minLength":1,"source":"documentation","type":"string"},"privateKey":{"description":"The private key of that application, in PEM. It signs the request and is never sent. It is required unless the\nprovider's settings or an application of this deployment hold it.","secret":true,"source":"this provider","type":"string"},"namePrefix":{"description":"The prefix of the names. It is case-sensitive.","source":"this provider","type":"string"}},"additionalProperties":false,"required":["applicationId"]};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.applicationId === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "applicationId"},message:"must have required property '"+"applicationId"+"'",schema:schema74.required,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "applicationId") || (key0 === "privateKey")) || (key0 === "namePrefix"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.applicationId !== undefined){
let data0 = data.applicationId;
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err2 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema74.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/applicationId",schemaPath:"#/properties/applicationId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.properties.applicationId.type,parentSchema:schema74.properties.applicationId,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.privateKey !== undefined){
let data1 = data.privateKey;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/privateKey",schemaPath:"#/properties/privateKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.properties.privateKey.type,parentSchema:schema74.properties.privateKey,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.namePrefix !== undefined){
let data2 = data.namePrefix;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/namePrefix",schemaPath:"#/properties/namePrefix/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.properties.namePrefix.type,parentSchema:schema74.properties.namePrefix,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema74.type,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}

export const SearchNumbersInputs = validate49;
const schema75 = {"description":"Finds phone numbers that are for sale. The search reserves nothing, so somebody else may buy a number that it has\nfound.","type":"object","properties":{"country":{"description":"The country of the numbers: two capital letters of ISO 3166-1.","pattern":"^[A-Z]{2}$","refusal":"must be the two capital letters of a country in ISO 3166-1, such as \"GB\"","source":"documentation","type":"string"},"type":{"description":"The kind of number.","source":"documentation","enum":["landline","landline-toll-free","mobile-lvn"],"type":"string"},"features":{"description":"The features that the numbers must have: all of these.","source":"documentation","type":"array","items":{"enum":["MMS","SMS","VOICE"],"type":"string"}},"pattern":{"description":"Digits in the numbers, at the place that patternPlace names.","pattern":"^\\d{1,15}$","refusal":"must be digits only, such as \"4477\"","source":"documentation","type":"string"},"patternPlace":{"description":"The place of the pattern in a number. The default is the start.","default":"start","source":"documentation","enum":["anywhere","end","start"],"type":"string"},"limit":{"description":"The largest number of results. A country can have more than a million numbers.","minimum":1,"maximum":1000,"type":"integer","default":100,"source":"this provider"}},"additionalProperties":false,"required":["country"]};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.country === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "country"},message:"must have required property '"+"country"+"'",schema:schema75.required,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "country") || (key0 === "type")) || (key0 === "features")) || (key0 === "pattern")) || (key0 === "patternPlace")) || (key0 === "limit"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.country !== undefined){
let data0 = data.country;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err2 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"},message:"must match pattern \""+"^[A-Z]{2}$"+"\"",schema:"^[A-Z]{2}$",parentSchema:schema75.properties.country,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.properties.country.type,parentSchema:schema75.properties.country,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.properties.type.type,parentSchema:schema75.properties.type,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data1 === "landline") || (data1 === "landline-toll-free")) || (data1 === "mobile-lvn"))){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema75.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema75.properties.type.enum,parentSchema:schema75.properties.type,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.features !== undefined){
let data2 = data.features;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/features/" + i0,schemaPath:"#/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.properties.features.items.type,parentSchema:schema75.properties.features.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data3 === "MMS") || (data3 === "SMS")) || (data3 === "VOICE"))){
const err7 = {instancePath:instancePath+"/features/" + i0,schemaPath:"#/properties/features/items/enum",keyword:"enum",params:{allowedValues: schema75.properties.features.items.enum},message:"must be equal to one of the allowed values",schema:schema75.properties.features.items.enum,parentSchema:schema75.properties.features.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/features",schemaPath:"#/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema75.properties.features.type,parentSchema:schema75.properties.features,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.pattern !== undefined){
let data4 = data.pattern;
if(typeof data4 === "string"){
if(!pattern13.test(data4)){
const err9 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/pattern",keyword:"pattern",params:{pattern: "^\\d{1,15}$"},message:"must match pattern \""+"^\\d{1,15}$"+"\"",schema:"^\\d{1,15}$",parentSchema:schema75.properties.pattern,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.properties.pattern.type,parentSchema:schema75.properties.pattern,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.patternPlace !== undefined){
let data5 = data.patternPlace;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/patternPlace",schemaPath:"#/properties/patternPlace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.properties.patternPlace.type,parentSchema:schema75.properties.patternPlace,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(((data5 === "anywhere") || (data5 === "end")) || (data5 === "start"))){
const err12 = {instancePath:instancePath+"/patternPlace",schemaPath:"#/properties/patternPlace/enum",keyword:"enum",params:{allowedValues: schema75.properties.patternPlace.enum},message:"must be equal to one of the allowed values",schema:schema75.properties.patternPlace.enum,parentSchema:schema75.properties.patternPlace,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.limit !== undefined){
let data6 = data.limit;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err13 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema75.properties.limit.type,parentSchema:schema75.properties.limit,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 > 1000 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema75.properties.limit,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema75.properties.limit,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema75.type,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}

