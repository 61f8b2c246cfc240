/**
 * The protobuf messages of TensorFlow's graphs, as tfjs-node ships them (generated JavaScript without types); only what is
 * used here is declared. https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/framework
 */
export interface ProtoMap<V> {
  set(key: string, value: V): void;
}

export interface ProtoShape {
  addDim(dim: { setSize(size: number): void }): void;
  setUnknownRank(unknown: boolean): void;
}

export interface ProtoTensor {
  setDtype(dtype: number): void;
  setTensorShape(shape: ProtoShape): void;
  setTensorContent(bytes: Uint8Array): void;
  setStringValList(strings: Uint8Array[]): void;
}

export interface ProtoListValue {
  setSList(values: Uint8Array[]): void;
  setIList(values: number[]): void;
  setFList(values: number[]): void;
  setBList(values: boolean[]): void;
  setTypeList(values: number[]): void;
}

export interface ProtoNameAttrList {
  setName(name: string): void;
}

export interface ProtoAttr {
  setList(list: ProtoListValue): void;
  setS(bytes: Uint8Array): void;
  setI(value: number): void;
  setF(value: number): void;
  setB(value: boolean): void;
  setType(dtype: number): void;
  setShape(shape: ProtoShape): void;
  setTensor(tensor: ProtoTensor): void;
  setFunc(f: ProtoNameAttrList): void;
}

export interface ProtoNode {
  setName(name: string): void;
  setOp(op: string): void;
  setInputList(inputs: string[]): void;
  getAttrMap(): ProtoMap<ProtoAttr>;
}

export interface ProtoArg {
  setName(name: string): void;
  setType(dtype: number): void;
}

export interface ProtoOpDef {
  setName(name: string): void;
  addInputArg(arg: ProtoArg): void;
  addOutputArg(arg: ProtoArg): void;
  setIsStateful(stateful: boolean): void;
}

export interface ProtoFunction {
  setSignature(signature: ProtoOpDef): void;
  addNodeDef(node: ProtoNode): void;
  getRetMap(): ProtoMap<string>;
  getAttrMap(): ProtoMap<ProtoAttr>;
}

export interface ProtoLibrary {
  addFunction(f: ProtoFunction): void;
}

export interface ProtoGraph {
  addNode(node: ProtoNode): void;
  setVersions(versions: { setProducer(version: number): void }): void;
  setLibrary(library: ProtoLibrary): void;
  serializeBinary(): Uint8Array;
}

export interface ProtoTensorInfo {
  setName(name: string): void;
  setDtype(dtype: number): void;
  setTensorShape(shape: ProtoShape): void;
}

export interface ProtoSignature {
  getInputsMap(): ProtoMap<ProtoTensorInfo>;
  getOutputsMap(): ProtoMap<ProtoTensorInfo>;
  setMethodName(name: string): void;
}

export interface ProtoMetaGraph {
  setMetaInfoDef(info: { addTags(tag: string): void; setTensorflowVersion(version: string): void }): void;
  setGraphDef(graph: ProtoGraph): void;
  getSignatureDefMap(): ProtoMap<ProtoSignature>;
}

export interface ProtoSavedModel {
  setSavedModelSchemaVersion(version: number): void;
  addMetaGraphs(graph: ProtoMetaGraph): void;
  serializeBinary(): Uint8Array;
}

interface Messages {
  readonly TensorShape: { new (): ProtoShape; readonly Dim: new () => { setSize(size: number): void } };
  readonly Tensor: new () => ProtoTensor;
  readonly AttrValue: { new (): ProtoAttr; readonly ListValue: new () => ProtoListValue };
  readonly NameAttrList: new () => ProtoNameAttrList;
  readonly NodeDef: new () => ProtoNode;
  readonly OpDef: { new (): ProtoOpDef; readonly ArgDef: new () => ProtoArg };
  readonly FunctionDef: new () => ProtoFunction;
  readonly FunctionDefLibrary: new () => ProtoLibrary;
  readonly GraphDef: new () => ProtoGraph;
  readonly VersionDef: new () => { setProducer(version: number): void };
  readonly TensorInfo: new () => ProtoTensorInfo;
  readonly SignatureDef: new () => ProtoSignature;
  readonly MetaGraphDef: {
    new (): ProtoMetaGraph;
    readonly MetaInfoDef: new () => {
      addTags(tag: string): void;
      setTensorflowVersion(version: string): void;
    };
  };
  readonly SavedModel: new () => ProtoSavedModel;
}

// tfjs-node publishes no types for this file.
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const pb = require('@tensorflow/tfjs-node/dist/proto/api_pb.js') as Messages;
