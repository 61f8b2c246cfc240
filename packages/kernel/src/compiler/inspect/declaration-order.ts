import ts from 'typescript';

/** As they are declared, those of an interface before those of the interfaces that it extends. */
export function byDeclaration(
  properties: readonly ts.Symbol[],
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  const parentOf = ({ declarations }: ts.Symbol) => declarations?.[0]?.parent;
  const parents = [...new Set(properties.map(parentOf))];
  const depthOf = (type: ts.Type): number =>
    type.isClassOrInterface() ? 1 + Math.max(0, ...checker.getBaseTypes(type).map(depthOf)) : 0;
  const places = new Map(
    parents.map((parent, i) => {
      const isInterface = parent && ts.isInterfaceDeclaration(parent);
      return [parent, { i, depth: isInterface ? depthOf(checker.getTypeAtLocation(parent)) : 0 }];
    }),
  );
  const placeOf = (property: ts.Symbol) => places.get(parentOf(property)) ?? { i: 0, depth: 0 };
  const startOf = ({ declarations }: ts.Symbol) => declarations?.[0]?.pos ?? 0;
  return properties.toSorted((a, b) => {
    const [placeA, placeB] = [placeOf(a), placeOf(b)];
    return placeB.depth - placeA.depth || placeA.i - placeB.i || startOf(a) - startOf(b);
  });
}
