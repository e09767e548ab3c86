import { create, createFileRegistry, type DescMessage, type FileRegistry } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  EnumDescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  file_google_protobuf_any,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
} from "@bufbuild/protobuf/wkt";
import { enums, type MessageName, messages } from "./fields.js";

const PACKAGE = "c1.connector.v2";

/** The types of other packages, and where they are declared. */
const wellKnown = {
  Any: file_google_protobuf_any,
  Struct: file_google_protobuf_struct,
  Timestamp: file_google_protobuf_timestamp,
} as const;

const scalars = {
  string: FieldDescriptorProto_Type.STRING,
  bool: FieldDescriptorProto_Type.BOOL,
} as const;

/** What the protobuf library knows of our messages. */
export const registry: FileRegistry = createFileRegistry(describeFile(), (name) =>
  Object.values(wellKnown).find(({ proto }) => proto.name === name),
);

/** Throws a plain Error for a message that the table of fields lacks. */
export function describedMessage(name: MessageName): DescMessage {
  const described = registry.getMessage(`${PACKAGE}.${name}`);
  if (described === undefined) throw new Error(`no message ${name} is described`);
  return described;
}

function describeFile() {
  return create(FileDescriptorProtoSchema, {
    name: "c1/connector/v2/records.proto",
    package: PACKAGE,
    syntax: "proto3",
    dependency: Object.values(wellKnown).map(({ proto }) => proto.name),
    messageType: describeMessages(""),
  });
}

/** The messages that are declared in the one called `parent`; "" for those that stand by themselves. */
function describeMessages(parent: string): DescriptorProto[] {
  return Object.entries(messages).flatMap(([name, fields]) => {
    if (parentOf(name) !== parent) return [];
    const described = Object.entries(fields).map(([field, [number, type]]) =>
      describeField(name, { field, number, type }),
    );
    return [
      create(DescriptorProtoSchema, {
        name: ownName(name),
        field: described.map(({ field }) => field),
        nestedType: [...describeMessages(name), ...described.flatMap(({ entry }) => entry ?? [])],
        enumType: Object.entries(enums)
          .filter(([each]) => parentOf(each) === name)
          .map(([each, values]) =>
            create(EnumDescriptorProtoSchema, {
              name: ownName(each),
              value: values.map((value, number) => ({ name: value, number })),
            }),
          ),
      }),
    ];
  });
}

/** A map is a list of entries, of a message of its own. */
function describeField(
  message: string,
  { field: name, number, type }: { field: string; number: number; type: string },
): { field: FieldDescriptorProto; entry?: DescriptorProto } {
  if (!type.endsWith("{}")) return { field: plainField({ name, number, type }) };
  const entryName = `${upperFirst(jsonName(name))}Entry`;
  return {
    field: plainField({ name, number, type: `${message}.${entryName}[]` }),
    entry: create(DescriptorProtoSchema, {
      name: entryName,
      options: { mapEntry: true },
      field: [
        plainField({ name: "key", number: 1, type: "string" }),
        plainField({ name: "value", number: 2, type: type.slice(0, -2) }),
      ],
    }),
  };
}

function plainField({ name, number, type }: { name: string; number: number; type: string }) {
  const isList = type.endsWith("[]");
  return create(FieldDescriptorProtoSchema, {
    name,
    number,
    jsonName: jsonName(name),
    label: isList ? FieldDescriptorProto_Label.REPEATED : FieldDescriptorProto_Label.OPTIONAL,
    ...typeOf(isList ? type.slice(0, -2) : type),
  });
}

function typeOf(type: string) {
  if (type === "string" || type === "bool") return { type: scalars[type] };
  const typeName = type in wellKnown ? `.google.protobuf.${type}` : `.${PACKAGE}.${type}`;
  const isEnum = type in enums;
  return { type: isEnum ? FieldDescriptorProto_Type.ENUM : FieldDescriptorProto_Type.MESSAGE, typeName };
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

function ownName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** As protoc names it in JSON: "display_name" is "displayName". */
function jsonName(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
