package conformance;

import eu.europa.esig.dss.enumerations.ValidationLevel;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The European Commission's validator on the signatures in a PDF: with one root as the only thing
 * it believes, and with no source of certificates or revocation data but the file itself.
 */
final class PdfSeals implements Validators.Question {
  private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

  PdfSeals(Path root) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    CertificateToken certificate = DSSUtils.loadCertificate(root.toFile());
    trusted.addCertificate(certificate);
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
  }

  @Override
  public Map<String, Object> ask(Path file) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
    validator.setCertificateVerifier(verifier);
    validator.setValidationLevel(ValidationLevel.ARCHIVAL_DATA);
    SimpleReport report = validator.validateDocument().getSimpleReport();
    List<Map<String, Object>> seals = new ArrayList<>();
    for (String id : report.getSignatureIdList()) {
      seals.add(
          Map.of(
              "level", String.valueOf(report.getSignatureFormat(id)),
              "signer", String.valueOf(report.getSignedBy(id)),
              "indication", String.valueOf(report.getIndication(id)),
              "subindication", String.valueOf(report.getSubIndication(id)),
              "errors", texts(report.getAdESValidationErrors(id)),
              "warnings", texts(report.getAdESValidationWarnings(id)),
              "time_stamps", timeStamps(report, id)));
    }
    return Map.of("seals", seals);
  }

  private static List<String> timeStamps(SimpleReport report, String signature) {
    List<String> indications = new ArrayList<>();
    report
        .getSignatureTimestamps(signature)
        .forEach(stamp -> indications.add(String.valueOf(stamp.getIndication())));
    return indications;
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::getValue).toList();
  }
}
