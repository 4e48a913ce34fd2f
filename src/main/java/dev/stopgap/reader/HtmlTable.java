package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Reads a table of data row by row; a cell that spans rows stands in each of them. */
final class HtmlTable {

    private static final int MOST_CELLS = 60;

    private final HtmlPage page;
    private final Element table;
    private final int number;
    private final Map<Integer, Spanning> spanning = new HashMap<>();

    HtmlTable(HtmlPage page, Element table, int number) {
        this.page = page;
        this.table = table;
        this.number = number;
    }

    void read() {
        for (Element row : table.select("tr")) {
            if (page.length() > Page.LONGEST) {
                return;
            }
            read(row);
        }
    }

    private void read(Element row) {
        int start = page.length();
        var cells = new ArrayList<Line.Cell>();
        int column = 0;
        for (Element cell : row.children()) {
            column = above(cells, column);
            if (cells.size() > MOST_CELLS) {
                break;
            }
            if (cells.stream().anyMatch(earlier -> earlier.start() >= start)) {
                page.separator();
            }
            int from = page.length();
            text(cell);
            var read = new Line.Cell(from, page.length(), cell.normalName().equals("th"));
            cells.add(read);
            int rows = number(cell.attr("rowspan"));
            if (rows > 1) {
                spanning.put(column, new Spanning(read, rows - 1));
            }
            column++;
        }
        above(cells, column);
        page.endRow(start, cells, number);
    }

    // Cells of rows above that reach into this one.
    private int above(List<Line.Cell> cells, int column) {
        int at = column;
        var span = spanning.get(at);
        while (span != null) {
            cells.add(span.cell());
            if (span.rows() == 1) {
                spanning.remove(at);
            } else {
                spanning.put(at, new Spanning(span.cell(), span.rows() - 1));
            }
            span = spanning.get(++at);
        }
        return at;
    }

    private void text(Element cell) {
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node instanceof TextNode text) {
                            page.append(text);
                        } else if (node instanceof Element inner) {
                            if (HtmlPage.isUnseen(inner, inner.normalName())) {
                                return FilterResult.SKIP_CHILDREN;
                            }
                            if (inner.normalName().equals("br")) {
                                page.put(' ', 0);
                            }
                        }
                        return FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        return FilterResult.CONTINUE;
                    }
                },
                cell);
    }

    private static int number(String attribute) {
        return attribute.matches("[1-9]\\d{0,2}") ? Integer.parseInt(attribute) : 1;
    }

    private record Spanning(Line.Cell cell, int rows) {}
}
