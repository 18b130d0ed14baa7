// Short names for the types of cytoscape; its function is a global one in the page, and declared as such by its own types.

type Cytoscape = import("cytoscape").Core;
type CytoscapeNode = import("cytoscape").NodeSingular;
type CytoscapeEdge = import("cytoscape").EdgeSingular;
type CytoscapeStyle = Record<string, unknown>;
type CytoscapeRule = { selector: string; style: CytoscapeStyle };
