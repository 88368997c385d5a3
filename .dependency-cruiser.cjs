/**
 * The borders of the house (README, "Architecture"): who may import whom. `npm test` fails on a crossing.
 * A room is a folder directly under electron/; hosts are main, preload, serve and cli.
 */
const rooms = [
  'imaging',
  'unpack',
  'intake',
  'vision',
  'reading',
  'jobs',
  'review',
  'merge',
  'exchange',
  'count',
  'publish',
  'audit',
  'store',
  'workspace',
];

/** What each room may import besides itself and shared/. */
const allowed = {
  imaging: [],
  unpack: [],
  vision: [],
  store: [],
  reading: ['vision', 'imaging'],
  audit: ['store'],
  jobs: ['store'],
  intake: ['imaging', 'unpack', 'store', 'audit'],
  exchange: ['imaging', 'unpack', 'store', 'audit'],
  review: ['store', 'audit'],
  merge: ['review', 'store', 'audit'],
  count: ['store', 'audit'],
  publish: ['count', 'exchange', 'imaging', 'store', 'audit'],
  workspace: [
    'imaging',
    'unpack',
    'intake',
    'vision',
    'reading',
    'jobs',
    'review',
    'merge',
    'exchange',
    'count',
    'publish',
    'audit',
    'store',
  ],
};

const border = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

const roomBorders = rooms.map((room) => {
  const others = ['main', 'preload', 'serve', 'cli', ...rooms].filter(
    (r) => r !== room && !allowed[room].includes(r),
  );
  return border(
    `${room}-imports`,
    { path: `^electron/${room}/` },
    { path: `^(renderer/|electron/(${others.join('|')})/)` },
    `${room} may import shared/ and: ${allowed[room].join(', ') || 'nothing else'}`,
  );
});

const onlyIn = (name, where, packages) =>
  border(
    name,
    { path: '^(electron|renderer|shared)/', pathNot: where },
    { path: `node_modules/(${packages})/` },
    `${packages} stays in ${where}`,
  );

module.exports = {
  forbidden: [
    ...roomBorders,
    // A cycle of types is gone once it is built.
    border(
      'no-circular',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'No import cycles',
    ),
    border(
      'protocol-pure',
      { path: '^shared/protocol/' },
      { pathNot: '^shared/protocol/' },
      'shared/protocol imports nothing',
    ),
    border(
      'forms-on-protocol',
      { path: '^shared/forms/' },
      { path: '^(electron|renderer|shared/api)/' },
      'shared/forms imports protocol only',
    ),
    border(
      'plots-on-protocol',
      { path: '^shared/plots/' },
      { path: '^(electron|renderer|shared/(api|forms))/' },
      'shared/plots imports protocol only',
    ),
    border(
      'api-shared-only',
      { path: '^shared/api/' },
      { path: '^(electron|renderer)/' },
      'shared/api imports shared only',
    ),
    border(
      'shared-no-node',
      { path: '^shared/' },
      { dependencyTypes: ['core'] },
      'shared runs in the browser too',
    ),
    border(
      'hosts-on-workspace',
      { path: '^electron/(main|preload|serve|cli)/' },
      {
        path: '^electron/(imaging|unpack|intake|vision|reading|jobs|review|merge|exchange|count|publish|audit|store)/',
      },
      'hosts import only workspace',
    ),
    border(
      'renderer-on-shared',
      { path: '^renderer/' },
      { path: '^electron/' },
      'the renderer knows only shared',
    ),
    border(
      'features-apart',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
      'a feature never imports another feature',
    ),
    border(
      'code-not-tests',
      { path: '^(electron|renderer|shared)/' },
      { path: '^tests/' },
      'product code never imports tests',
    ),
    onlyIn('electron-in-hosts', '^electron/(main|preload)/', 'electron'),
    onlyIn('sqlite-in-store', '^electron/store/', 'better-sqlite3'),
    onlyIn('decoders-in-imaging', '^electron/imaging/', 'sharp|@hyzyla/pdfium'),
    onlyIn('zip-reader-in-unpack', '^electron/unpack/', 'yauzl'),
    onlyIn('models-in-reading', '^electron/reading/', 'tesseract\\.js|onnxruntime-node'),
    onlyIn('opencv-in-vision', '^electron/vision/', '@techstark/opencv-js'),
    onlyIn('plotting-in-plots', '^shared/plots/', '@observablehq/plot'),
    onlyIn('workbooks-in-exchange', '^electron/exchange/', 'xlsx|@e965/xlsx|exceljs'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
