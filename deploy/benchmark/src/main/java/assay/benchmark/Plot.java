package assay.benchmark;

import assay.benchmark.Measurement.Way;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws each run as a point, so that the spread of the machine shows beside the difference of the
 * ways.
 */
final class Plot {
    private Plot() {}

    static void write(List<Measurement> runs, String subtitle, Path file) throws IOException {
        var chart =
                new XYChartBuilder()
                        .width(900)
                        .height(520)
                        .title("Saving a response: " + subtitle)
                        .xAxisTitle("round (the ways take turns within each)")
                        .yAxisTitle("operations per second")
                        .build();
        chart.getStyler()
                .setYAxisMin(0.0)
                .setLegendPosition(LegendPosition.OutsideS)
                .setChartBackgroundColor(Color.WHITE);
        for (var way : Way.values()) {
            var ofWay = runs.stream().filter(run -> run.way() == way).toList();
            chart.addSeries(
                            way.title,
                            ofWay.stream().map(Measurement::round).toList(),
                            ofWay.stream().map(Measurement::perSecond).toList())
                    .setMarker(SeriesMarkers.CIRCLE);
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
