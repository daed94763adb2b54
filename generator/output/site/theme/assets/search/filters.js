// What hits can be limited to, by the name of its parameter in the address; the facets stand in this order.

/** @type {[Search.FacetName, string][]} */
export const FACETS = [["year", "年份"], ["place", "地区"], ["theme", "主题"], ["kind", "文种"]];

export const FILTERS = FACETS.map(([name]) => name);
