import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFiles, writablePath } from '@epochlab/runtime/files';
import { encodeGraph, encodeShape } from './encode';
import type { Graph } from '../structure/graph';
import { type Output, outputDtype, outputShape } from '../structure/node';
import { pb, type ProtoSavedModel, type ProtoTensorInfo } from './proto';

/** Functions that a SavedModel offers by name: `serving_default` is what Python's `tf.saved_model.load` finds. */
export interface Signature {
  readonly inputs: Readonly<Record<string, Output>>;
  readonly outputs: Readonly<Record<string, Output>>;
}

function tensorInfo(output: Output): ProtoTensorInfo {
  const info = new pb.TensorInfo();
  info.setName(`${output.node.name}:${output.index}`);
  info.setDtype(outputDtype(output));
  const shape = outputShape(output);
  const message = encodeShape(shape ?? []);
  if (!shape) message.setUnknownRank(true);
  info.setTensorShape(message);
  return info;
}

function encodeSignature({ inputs, outputs }: Signature) {
  const message = new pb.SignatureDef();
  message.setMethodName('tensorflow/serving/predict');
  for (const [name, output] of Object.entries(inputs)) message.getInputsMap().set(name, tensorInfo(output));
  for (const [name, output] of Object.entries(outputs)) message.getOutputsMap().set(name, tensorInfo(output));
  return message;
}

function encodeSavedModel(graph: Graph, outputs: readonly Output[], signature: Signature): ProtoSavedModel {
  const info = new pb.MetaGraphDef.MetaInfoDef();
  info.addTags('serve');
  info.setTensorflowVersion('2.21.0');
  const meta = new pb.MetaGraphDef();
  meta.setMetaInfoDef(info);
  meta.setGraphDef(encodeGraph(graph, outputs));
  meta.getSignatureDefMap().set('serving_default', encodeSignature(signature));
  const model = new pb.SavedModel();
  model.setSavedModelSchemaVersion(1);
  model.addMetaGraphs(meta);
  return model;
}

/** Writes a SavedModel folder that TensorFlow in any language can load. */
export function writeSavedModel(
  dir: string,
  graph: Graph,
  outputs: readonly Output[],
  signature: Signature,
): void {
  const folder = writablePath(dir);
  mkdirSync(join(folder, 'variables'), { recursive: true });
  const bytes = encodeSavedModel(graph, outputs, signature).serializeBinary();
  replaceFiles([{ path: join(folder, 'saved_model.pb'), bytes }]);
}
