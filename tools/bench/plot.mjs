// Draws the plots as SVG (the only file that knows echarts).
import * as echarts from "echarts";

const NAMES = {
  floor: "floor",
  "floor-same": "floor, same properties",
  own: "own public keys",
  keys: "generated keys",
};

const COLORS = ["#8c8c8c", "#1f6fb4", "#d95f02", "#5e4fa2", "#4d4d4d", "#2a9d8f", "#b5179e", "#e9b44c"];

/** Time over N, one line for each operation and variant. Each N is shown at its lowest measured latency. */
export function timeOverN(rows) {
  const lowest = (n) => Math.min(...rows.filter((row) => row.n === n).map((row) => row.latency));
  const wanted = usual(rows).filter((row) => row.latency === lowest(row.n));
  const shown = ["up", "empty up", "refresh"];
  return grid(shown, (operation) => ({
    title: operation,
    xName: "resources",
    yName: "seconds",
    lines: linesOf(
      wanted.filter((row) => row.operation === operation),
      (row) => [row.n, row.seconds],
    ),
  }));
}

/** The ratio to the floor over latency, for the N with the most latencies. */
export function ratioOverLatency(allRows) {
  const rows = usual(allRows);
  const latencies = (n) => new Set(rows.filter((row) => row.n === n).map((row) => row.latency)).size;
  const [n] = [...new Set(rows.map((row) => row.n))].sort((a, b) => latencies(b) - latencies(a) || b - a);
  return grid(["up", "empty up", "refresh"], (operation) => ({
    title: `${operation} of ${n}`,
    xName: "latency in ms",
    yName: "ratio to the floor",
    lines: linesOf(
      rows.filter((row) => row.n === n && row.operation === operation),
      (row) => [row.latency, row.ratio],
    ),
  }));
}

/** The rows with the engine's default parallelism, or all rows if it was not measured. */
function usual(rows) {
  const atSixteen = rows.filter(({ parallel }) => parallel === 16);
  return atSixteen.length > 0 ? atSixteen : rows;
}

function linesOf(rows, point) {
  const variants = [...new Set(rows.map(({ variant }) => variant))];
  return variants.map((variant) => ({
    name: NAMES[variant] ?? variant,
    data: averaged(rows.filter((row) => row.variant === variant).map(point)),
  }));
}

/** One point for each x, in order. */
function averaged(points) {
  const xs = [...new Set(points.map(([x]) => x))].sort((a, b) => a - b);
  return xs.map((x) => {
    const ys = points.filter(([other]) => other === x).map(([, y]) => y);
    return [x, Number((ys.reduce((a, b) => a + b, 0) / ys.length).toFixed(3))];
  });
}

/** One diagram beside the other. */
function grid(keys, diagramOf) {
  const diagrams = keys.map(diagramOf);
  const [width, height] = [320, 320];
  const names = [...new Set(diagrams.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width * diagrams.length, height });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    color: COLORS,
    legend: { data: names, bottom: 0 },
    title: diagrams.map(({ title }, at) => ({
      text: title,
      left: at * width + width / 2,
      top: 8,
      textAlign: "center",
      textStyle: { fontSize: 14 },
    })),
    grid: diagrams.map((_, at) => ({ left: at * width + 52, width: width - 80, top: 60, bottom: 80 })),
    xAxis: diagrams.map(({ xName }, at) => ({
      type: "value",
      gridIndex: at,
      name: xName,
      nameLocation: "middle",
      nameGap: 28,
    })),
    yAxis: diagrams.map(({ yName }, at) => ({ type: "value", gridIndex: at, name: yName, min: 0 })),
    series: diagrams.flatMap(({ lines }, at) =>
      lines.map(({ name, data }) => ({
        ...{ name, data, type: "line", xAxisIndex: at, yAxisIndex: at, symbolSize: 7 },
        itemStyle: { color: COLORS[names.indexOf(name)] },
      })),
    ),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
