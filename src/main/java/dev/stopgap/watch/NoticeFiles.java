package dev.stopgap.watch;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One notice over REST, what came byte for byte, and the labelled examples. */
@RestController
class NoticeFiles {

    private final NoticeViews views;
    private final Labels labels;
    private final Suppliers suppliers;
    private final JdbcClient db;

    NoticeFiles(NoticeViews views, Labels labels, Suppliers suppliers, JdbcClient db) {
        this.views = views;
        this.labels = labels;
        this.suppliers = suppliers;
        this.db = db;
    }

    @GetMapping("/api/notices/{id}")
    NoticeView notice(@PathVariable long id) {
        return views.of(id);
    }

    @GetMapping(value = "/api/notices/{id}/text", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text(@PathVariable long id) {
        return views.notice(id).text();
    }

    // Somebody else's page or mail: never shown by our host, only saved.
    @GetMapping("/api/notices/{id}/original")
    ResponseEntity<byte[]> original(@PathVariable long id) {
        var notice = views.notice(id);
        byte[] bytes = db.sql(
                        "select c.bytes from notice n join notice_content c on c.sha256 = n.content where n.id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
        String ending = notice.mediaType().equals("text/html") ? "html" : "txt";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"notice-" + id + "." + ending + "\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    @GetMapping("/api/notices/labels.jsonl")
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer', 'manager')")
    void labels(@RequestParam(defaultValue = "") String supplier, HttpServletResponse response) throws IOException {
        known(supplier);
        response.setContentType("application/jsonl;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"labels.jsonl\"");
        labels.writeLines(supplier, response.getOutputStream());
    }

    @GetMapping("/api/notices/labels.zip")
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer', 'manager')")
    void labelsWithTexts(@RequestParam(defaultValue = "") String supplier, HttpServletResponse response)
            throws IOException {
        known(supplier);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"labels.zip\"");
        labels.writeZip(supplier, response.getOutputStream());
    }

    private void known(String supplier) {
        try {
            if (supplier.isEmpty() || suppliers.find(new SupplierId(supplier)).isPresent()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Not even the form of a name: unknown all the same.
        }
        throw new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", supplier);
    }
}
