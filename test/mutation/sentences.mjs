/** A plugin of Stryker's, written as the plain object it is. What officers read is proof-read, not tested word by word: only codes and names of fields are worth a mutant. */
const isSentence = (text) => text.includes(' ');

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      shouldIgnore(path) {
        const isText = path.isStringLiteral() && isSentence(path.node.value);
        const isTemplate = path.isTemplateLiteral() && path.node.quasis.some(({ value }) => isSentence(value.raw));
        return isText || isTemplate ? 'A sentence for people.' : undefined;
      },
    },
  },
];
