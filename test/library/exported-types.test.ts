import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const entry = `${dist}index.d.ts`;

// Without the lib files: nothing is checked, references are only followed.
const program = ts.createProgram([entry], {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noLib: true,
  types: [],
});
const checker = program.getTypeChecker();

function target(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isOurs({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((one) => one.getSourceFile().fileName.startsWith(dist));
}

/** What a declaration speaks of; of a value such as a schema, what its own declaration speaks of. */
function* spokenOf(node: ts.Node, seen: Set<ts.Symbol>): Generator<ts.Symbol> {
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isExpressionWithTypeArguments(node)
      ? node.expression
      : ts.isImportTypeNode(node)
        ? node.qualifier
        : ts.isTypeQueryNode(node)
          ? node.exprName
          : undefined;
  const found = name && checker.getSymbolAtLocation(name);
  const symbol = found && target(found);
  if (symbol !== undefined && !seen.has(symbol) && isOurs(symbol)) {
    seen.add(symbol);
    const isParameter = (symbol.flags & ts.SymbolFlags.TypeParameter) !== 0;
    if (symbol.flags & ts.SymbolFlags.Variable) {
      for (const declaration of symbol.declarations ?? []) yield* spokenOf(declaration, seen);
    } else if (!isParameter) yield symbol;
  }
  for (const child of node.getChildren()) {
    if (!isHidden(child)) yield* spokenOf(child, seen);
  }
}

function isHidden(node: ts.Node): boolean {
  return ts.isClassElement(node) && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0;
}

/** How `ReviewRow` is put together; nobody can want the name of it. */
const parts = new Set(["Columns", "OptionalColumn", "ColumnSchema"]);

function notExported(file: string): string[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module: npm run build`);
  const exported = new Set(checker.getExportsOfModule(module).map(target));
  const seen = new Set<ts.Symbol>();
  const missing = new Set<string>();
  for (const { declarations = [] } of exported) {
    for (const declaration of declarations) {
      for (const symbol of spokenOf(declaration, seen)) {
        if (!exported.has(symbol) && !parts.has(symbol.name)) missing.add(symbol.name);
      }
    }
  }
  return [...missing].sort();
}

describe("the types of the library", () => {
  it("can all be imported that an exported function, class or type speaks of", () => {
    expect(notExported(entry)).toEqual([]);
  });

  it("would be missed: a module that speaks of others and exports none of them names them", () => {
    expect(notExported(`${dist}library/diff.d.ts`)).toEqual(["DiffDocument", "SyncFileInput"]);
  });
});
